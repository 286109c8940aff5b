/** One household: its members, where it lives, its rank and its lists. */
@NullMarked
package id.dinsos.registry.household;

import org.jspecify.annotations.NullMarked;
