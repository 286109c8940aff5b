/**
 * Case work: {@code handling} is what is of any case, {@code kind} the kinds as data, {@code
 * calendar} the days an office works, {@code complaint} the complaint about a payment, {@code
 * knowledge} what the other services have said. Here stands only what puts them together: the
 * stored names of all events, and the rules as beans.
 */
@NullMarked
package id.dinsos.cases;

import org.jspecify.annotations.NullMarked;
