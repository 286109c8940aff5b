@NullMarked
package id.dinsos.disbursement.beneficiary;

import org.jspecify.annotations.NullMarked;
