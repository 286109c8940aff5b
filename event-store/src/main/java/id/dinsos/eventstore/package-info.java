/** The event-sourcing kernel: the log, its commands, its views and its edges. */
@NullMarked
package id.dinsos.eventstore;

import org.jspecify.annotations.NullMarked;
