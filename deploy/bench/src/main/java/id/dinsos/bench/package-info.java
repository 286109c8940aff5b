/**
 * Measures the event store and the stack against bare PostgreSQL, Debezium and Kafka, in one
 * sitting on one machine, and the demo while its parts are killed.
 */
@NullMarked
package id.dinsos.bench;

import org.jspecify.annotations.NullMarked;
