/**
 * Starting, watching and stopping the parts: the launcher's own process, how others speak to it,
 * and how each part looks from outside.
 */
@NullMarked
package id.dinsos.launcher.supervise;

import org.jspecify.annotations.NullMarked;
