@NullMarked
package id.dinsos.disbursement.recovery;

import org.jspecify.annotations.NullMarked;
