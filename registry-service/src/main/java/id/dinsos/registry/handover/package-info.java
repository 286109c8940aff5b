/**
 * A person or a household goes from one office to another: offered by the one, taken over by the
 * other, and until then in the list of arrivals.
 */
@NullMarked
package id.dinsos.registry.handover;

import org.jspecify.annotations.NullMarked;
