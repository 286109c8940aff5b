/**
 * The event-sourcing kernel, in rooms: {@code rules} (pure), {@code log}, {@code view}, {@code
 * message}, {@code secret}, {@code http}, {@code work}, {@code file}; {@code wiring} makes their
 * parts for a service. Here stand only the settings a service is told, which any room may read.
 */
@NullMarked
package id.dinsos.eventstore;

import org.jspecify.annotations.NullMarked;
