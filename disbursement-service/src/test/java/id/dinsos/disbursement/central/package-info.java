@NullMarked
package id.dinsos.disbursement.central;

import org.jspecify.annotations.NullMarked;
