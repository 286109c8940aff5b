/**
 * Letters of an office: written from a template that is data, initialled in steps, numbered once a
 * year without a gap, printed on A4 under the letterhead, and proved by a code that anybody may ask
 * about.
 */
@NullMarked
package id.dinsos.cases.letter;

import org.jspecify.annotations.NullMarked;
