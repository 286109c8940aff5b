/**
 * Vouchers for goods: what a family of a run may fetch from a warehouse until a day, when it suits
 * it. The goods are set aside with the voucher, so that none is worth nothing.
 */
@NullMarked
package id.dinsos.disbursement.voucher;

import org.jspecify.annotations.NullMarked;
