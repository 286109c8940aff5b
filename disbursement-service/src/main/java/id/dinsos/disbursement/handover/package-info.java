/**
 * What becomes of money that is handed over: the record (BAST) that says who of a list received it
 * and who did not, its proofs, and the word of a second person, by which it settles as a bank's
 * report does. A record becomes a report as a bank's would, and settles payments by the same rules.
 * Uses channel and reconciliation.
 */
@NullMarked
package id.dinsos.disbursement.handover;

import org.jspecify.annotations.NullMarked;
