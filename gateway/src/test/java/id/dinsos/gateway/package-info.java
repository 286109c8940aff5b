/** Tests of the gateway over real HTTP, with real keys and real servers behind it. */
@NullMarked
package id.dinsos.gateway;

import org.jspecify.annotations.NullMarked;
