@NullMarked
package id.dinsos.disbursement.voucher;

import org.jspecify.annotations.NullMarked;
