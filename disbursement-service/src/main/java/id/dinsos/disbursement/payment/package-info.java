/**
 * One month's benefit of one beneficiary, from the instruction to the last word of the bank. The
 * decider alone says whether money may move; views list payments, the publisher says them in
 * public, and recoveries name what the dead were paid.
 */
@NullMarked
package id.dinsos.disbursement.payment;

import org.jspecify.annotations.NullMarked;
