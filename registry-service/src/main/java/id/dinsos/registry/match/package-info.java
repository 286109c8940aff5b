/**
 * What the civil registry says of a person, in one form for whoever asked it: a proposal's check,
 * an officer's note, an exchange of thousands. Pure words and the one rule by which an answer is a
 * match. Uses nothing; person, proposal and civil use it.
 */
@NullMarked
package id.dinsos.registry.match;

import org.jspecify.annotations.NullMarked;
