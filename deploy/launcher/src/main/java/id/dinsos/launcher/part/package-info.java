/**
 * What the launcher must know of each process: its command, settings and surroundings, how to
 * prepare it, and how to tell that it is well. Starts nothing by itself.
 */
@NullMarked
package id.dinsos.launcher.part;

import org.jspecify.annotations.NullMarked;
