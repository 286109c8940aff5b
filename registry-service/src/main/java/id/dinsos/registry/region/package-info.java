/**
 * The regions of Indonesia that this registry knows, as reference data. They are dated: a code that
 * has ended is followed to those there today. Changed from above only; uses no other feature.
 */
@NullMarked
package id.dinsos.registry.region;

import org.jspecify.annotations.NullMarked;
