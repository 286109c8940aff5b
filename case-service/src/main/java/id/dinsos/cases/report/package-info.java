/**
 * What an office says in figures of its cases, as of any day: caseload, service times, referrals,
 * repeats, and shackling against the target of zero. Small counts are hidden, and so is what would
 * give them away.
 */
@NullMarked
package id.dinsos.cases.report;

import org.jspecify.annotations.NullMarked;
