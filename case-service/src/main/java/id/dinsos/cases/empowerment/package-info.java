/**
 * What makes somebody able to live by themselves: a place in a training or a school, days attended,
 * a certificate, tools or a grant to begin with, and visits three, six and twelve months later that
 * say whether it held. An enrolment is a record of its own beside its case. Uses handling, desk,
 * facility and calendar; report counts it.
 */
@NullMarked
package id.dinsos.cases.empowerment;

import org.jspecify.annotations.NullMarked;
