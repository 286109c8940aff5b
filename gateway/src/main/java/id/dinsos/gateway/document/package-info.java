/**
 * One OpenAPI document out of those of the services, and an older form of it. Only JSON comes in
 * and goes out: who is asked for it, and when, the gateway says.
 */
@NullMarked
package id.dinsos.gateway.document;

import org.jspecify.annotations.NullMarked;
