/**
 * The days on which an office works: pure arithmetic of time over a calendar of decreed holidays.
 * Whoever promises "three working days" reckons here and nowhere else.
 */
@NullMarked
package id.dinsos.cases.calendar;

import org.jspecify.annotations.NullMarked;
