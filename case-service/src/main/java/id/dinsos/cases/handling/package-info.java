/**
 * What is of any case, whatever its kind: intake, the people in it, urgency, the course from state
 * to state, who works on it, who may know of it, its clocks, its list and its message. What a kind
 * asks is data ({@code kind}); what is of complaints alone is in {@code complaint}.
 */
@NullMarked
package id.dinsos.cases.handling;

import org.jspecify.annotations.NullMarked;
