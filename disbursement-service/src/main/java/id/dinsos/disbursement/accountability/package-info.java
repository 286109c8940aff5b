/**
 * What an office has to show for a run: its file of accountability (SPJ) as one archive, and its
 * figures as of any day. It reads the log and changes nothing but the papers that are signed here.
 * Uses run, budget, roster and what settles money.
 */
@NullMarked
package id.dinsos.disbursement.accountability;

import org.jspecify.annotations.NullMarked;
