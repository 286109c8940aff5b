/** Small things of lists and files that several features share. They know no feature. */
@NullMarked
package id.dinsos.disbursement.work;

import org.jspecify.annotations.NullMarked;
