/**
 * The one door: it knows the paths, checks the token, and passes requests on to the services. It
 * keeps nothing and knows the contracts and the tracing alone.
 */
@NullMarked
package id.dinsos.gateway;

import org.jspecify.annotations.NullMarked;
