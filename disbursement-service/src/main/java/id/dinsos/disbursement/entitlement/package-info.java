/**
 * What one family, or person, may get once in a month: which claims a payment takes, so that two
 * payments of one entitlement can never both be made. Asked by the freeze and by the instruction.
 */
@NullMarked
package id.dinsos.disbursement.entitlement;

import org.jspecify.annotations.NullMarked;
