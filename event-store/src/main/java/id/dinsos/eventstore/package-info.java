/**
 * The event-sourcing kernel, in rooms: {@code rules} (pure), {@code log}, {@code view}, {@code
 * message}, {@code secret}, {@code http}. Here stands only what makes their parts for a service and
 * the settings it is told.
 */
@NullMarked
package id.dinsos.eventstore;

import org.jspecify.annotations.NullMarked;
