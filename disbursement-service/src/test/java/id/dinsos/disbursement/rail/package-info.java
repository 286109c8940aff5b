@NullMarked
package id.dinsos.disbursement.rail;

import org.jspecify.annotations.NullMarked;
