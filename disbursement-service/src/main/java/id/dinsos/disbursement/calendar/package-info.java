/**
 * On which days an office works, and by which hour it submits a roster or lets a file go; as data
 * of each owner, with the day from which it is in force. An office without a calendar is bound by
 * none. Uses no other feature.
 */
@NullMarked
package id.dinsos.disbursement.calendar;

import org.jspecify.annotations.NullMarked;
