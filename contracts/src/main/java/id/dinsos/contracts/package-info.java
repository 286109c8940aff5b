/** The published language of Dinsos: what services say in public, and the values they say it in. */
@NullMarked
package id.dinsos.contracts;

import org.jspecify.annotations.NullMarked;
