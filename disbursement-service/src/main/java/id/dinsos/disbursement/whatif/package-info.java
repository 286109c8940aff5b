/**
 * What a draft of a programme would change, asked of today's or a past population. It writes
 * nothing, and its number and memory are bounded, because anybody with a role may ask.
 */
@NullMarked
package id.dinsos.disbursement.whatif;

import org.jspecify.annotations.NullMarked;
