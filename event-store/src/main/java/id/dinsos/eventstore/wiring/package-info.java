/** Makes the kernel's parts for a service; it knows every room, and no room knows it. */
@NullMarked
package id.dinsos.eventstore.wiring;

import org.jspecify.annotations.NullMarked;
