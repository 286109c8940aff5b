/**
 * Every operation of a service asked what nobody sensible asks, and by everybody who may not: at
 * the service itself, where the operations are read from its classes, or through the gateway, where
 * they are read from the OpenAPI documents of the services that run. A finding names the operation
 * and what was sent, so that it can be sent again. The services' tests and the fuzzer of a running
 * stack use it.
 */
@NullMarked
package id.dinsos.testkit.door;

import org.jspecify.annotations.NullMarked;
