/**
 * The keys and passwords of a stack, made once and kept, and the tokens its issuer signs. Knows the
 * state folder and nothing of the parts.
 */
@NullMarked
package id.dinsos.launcher.secret;

import org.jspecify.annotations.NullMarked;
