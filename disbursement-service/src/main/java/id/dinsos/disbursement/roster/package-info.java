/**
 * Who is on a run's list: the chunks with their verdicts, the freeze that judges them, the cut to a
 * quota, holds and their release, and the one hash over all rows. Rows never change once frozen
 * except by events that name who and why.
 */
@NullMarked
package id.dinsos.disbursement.roster;

import org.jspecify.annotations.NullMarked;
