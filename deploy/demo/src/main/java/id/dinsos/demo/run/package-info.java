/**
 * A programme's run as an office works it: terms, budget, freeze, approvals, instruction, totals,
 * and those who ask why they got nothing.
 */
@NullMarked
package id.dinsos.demo.run;

import org.jspecify.annotations.NullMarked;
