/**
 * Every operation of a service asked what nobody sensible asks, and by everybody who may not: at
 * the service itself, where the operations are read from its classes, or through the gateway, where
 * they are read from the OpenAPI documents of the services that run.
 */
@NullMarked
package id.dinsos.testkit.door;

import org.jspecify.annotations.NullMarked;
