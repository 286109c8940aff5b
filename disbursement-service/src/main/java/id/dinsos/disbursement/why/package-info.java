/**
 * Answers about a run: why somebody is paid or not, in words a family understands, who was left
 * out, what changed against the month before, and sums by place. It reads and decides nothing.
 */
@NullMarked
package id.dinsos.disbursement.why;

import org.jspecify.annotations.NullMarked;
