/**
 * A person or a household goes from one office to another: offered by the one, taken over by the
 * other, and until then in the list of arrivals. Nobody is left without an office or taken from
 * one. Uses person and household; nobody uses it.
 */
@NullMarked
package id.dinsos.registry.handover;

import org.jspecify.annotations.NullMarked;
