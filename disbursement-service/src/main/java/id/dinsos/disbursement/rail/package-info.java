/**
 * Payments over HTTP, in the form of GovStack's bulk payment: a released file leaves as one batch.
 * That it is about to leave is durable before it does; whoever gets no answer asks for it and never
 * repeats; what the rail says of the transfers is settled as a bank's report is.
 */
@NullMarked
package id.dinsos.disbursement.rail;

import org.jspecify.annotations.NullMarked;
