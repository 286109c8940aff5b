/**
 * How a command is followed through the gateway, a service, its outbox and Kafka to whoever takes
 * what it has said. Known by the gateway and the kernel; knows neither.
 */
@NullMarked
package id.dinsos.tracing;

import org.jspecify.annotations.NullMarked;
