/** Small things of lists and files that several features share. */
@NullMarked
package id.dinsos.disbursement.work;

import org.jspecify.annotations.NullMarked;
