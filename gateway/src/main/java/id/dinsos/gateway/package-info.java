/** The one door: it knows the paths, checks the token, and passes requests on to the services. */
@NullMarked
package id.dinsos.gateway;

import org.jspecify.annotations.NullMarked;
