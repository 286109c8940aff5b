/**
 * What becomes of payments after the first answer of a bank: the list of those that need a hand,
 * and what two officers decide about them together. Payments and money move through their own
 * deciders alone; new attempts leave in bank files of their own.
 */
@NullMarked
package id.dinsos.disbursement.followup;

import org.jspecify.annotations.NullMarked;
