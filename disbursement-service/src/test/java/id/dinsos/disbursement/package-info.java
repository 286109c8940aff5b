@NullMarked
package id.dinsos.disbursement;

import org.jspecify.annotations.NullMarked;
