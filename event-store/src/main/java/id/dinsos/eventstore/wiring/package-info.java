/**
 * Makes the kernel's parts for a service; it knows every room, and no room knows it. The wall clock
 * is read here and nowhere else in the kernel.
 */
@NullMarked
package id.dinsos.eventstore.wiring;

import org.jspecify.annotations.NullMarked;
