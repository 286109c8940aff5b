/**
 * The published language of Dinsos: what services say in public, and the values they say it in. It
 * depends on the language alone, and every module may depend on it.
 */
@NullMarked
package id.dinsos.contracts;

import org.jspecify.annotations.NullMarked;
