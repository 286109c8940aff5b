/** The regions of Indonesia that this registry knows, as reference data. */
@NullMarked
package id.dinsos.registry.region;

import org.jspecify.annotations.NullMarked;
