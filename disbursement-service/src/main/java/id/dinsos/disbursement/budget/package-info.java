/**
 * The money of a programme, owner and year: allotment, reserves, what runs hold of it. Every event
 * is an entry of double bookkeeping, so the journal and the trial balance are the log read once
 * more and no second truth.
 */
@NullMarked
package id.dinsos.disbursement.budget;

import org.jspecify.annotations.NullMarked;
