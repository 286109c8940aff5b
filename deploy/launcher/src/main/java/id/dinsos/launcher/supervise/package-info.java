/**
 * Starting, watching and stopping the parts: the launcher's own process, how others speak to it,
 * and how each part looks from outside. What dies is started again, but not without end. Uses host,
 * part and secret; the commands use it.
 */
@NullMarked
package id.dinsos.launcher.supervise;

import org.jspecify.annotations.NullMarked;
