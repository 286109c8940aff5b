/**
 * What comes in from Kafka and what leaves through the outbox: batches taken in once per version,
 * messages that cannot be read parked with their key, the replication slot watched. Imports rules
 * and log.
 */
@NullMarked
package id.dinsos.eventstore.message;

import org.jspecify.annotations.NullMarked;
