@NullMarked
package id.dinsos.disbursement.sampling;

import org.jspecify.annotations.NullMarked;
