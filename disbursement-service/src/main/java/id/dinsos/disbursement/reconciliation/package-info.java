/**
 * What banks say of transfers: reports are taken in whole or refused whole, settled line by line
 * against payments and budget, and what cannot be believed waits for a person. It knows transfers
 * from {@code channel} and moves money only through the deciders of {@code payment} and {@code
 * budget}.
 */
@NullMarked
package id.dinsos.disbursement.reconciliation;

import org.jspecify.annotations.NullMarked;
