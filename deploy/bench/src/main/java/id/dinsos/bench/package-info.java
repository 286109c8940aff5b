/**
 * Measures the event store and the stack against bare PostgreSQL, Debezium and Kafka, in one
 * sitting on one machine, and the demo while its parts are killed. Its figures are printed, never
 * asserted: what is too slow is for a person to say. Uses the demo and the launcher; nothing uses
 * it.
 */
@NullMarked
package id.dinsos.bench;

import org.jspecify.annotations.NullMarked;
