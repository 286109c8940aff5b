/**
 * Letters of an office: written from a template that is data, initialled in steps, numbered once a
 * year without a gap, printed on A4 under the letterhead, and proved by a code that anybody may ask
 * about. What a letter says of a person is sealed under that person's key. Uses handling, desk,
 * calendar and knowledge; nobody uses it.
 */
@NullMarked
package id.dinsos.cases.letter;

import org.jspecify.annotations.NullMarked;
