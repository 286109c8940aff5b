/** The registry: who lives where, with whom, and on which lists. */
@NullMarked
package id.dinsos.registry;

import org.jspecify.annotations.NullMarked;
