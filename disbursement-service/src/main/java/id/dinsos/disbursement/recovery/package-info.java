/**
 * What is learned too late: a payment that is not due any more is held before it leaves, is asked
 * back where it has arrived, and what should have been paid and was not is proposed to be. Both are
 * found by asking the rule of that month about the day on which the money arrived, by all that is
 * known now; nobody is asked for money, and nobody is paid, without two persons' word.
 */
@NullMarked
package id.dinsos.disbursement.recovery;

import org.jspecify.annotations.NullMarked;
