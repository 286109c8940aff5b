/**
 * The rules: what may be asked of a household or person, how a clause is written, checked, bounded
 * in its cost and judged, and the words in which a verdict is told. Pure: the same facts have the
 * same verdict, and nothing here reads a table or a clock.
 */
@NullMarked
package id.dinsos.disbursement.eligibility;

import org.jspecify.annotations.NullMarked;
