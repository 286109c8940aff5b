/**
 * A programme's run as an office works it: terms, budget, freeze, approvals, instruction, totals,
 * and those who ask why they got nothing. Each step is a call that an officer could make, by the
 * person who may. Uses bank and office.
 */
@NullMarked
package id.dinsos.demo.run;

import org.jspecify.annotations.NullMarked;
