/**
 * How money leaves: which transfers of a run go to which bank, in files whose bytes never change,
 * and their release by an officer. It reads runs, chunks and payments and tells them what became of
 * their transfers; what a bank answers is the business of {@code reconciliation}.
 */
@NullMarked
package id.dinsos.disbursement.channel;

import org.jspecify.annotations.NullMarked;
