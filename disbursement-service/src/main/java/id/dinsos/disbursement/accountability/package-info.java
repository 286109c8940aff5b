/**
 * What an office has to show for a run: its file of accountability (SPJ) as one archive, and its
 * figures as of any day.
 */
@NullMarked
package id.dinsos.disbursement.accountability;

import org.jspecify.annotations.NullMarked;
