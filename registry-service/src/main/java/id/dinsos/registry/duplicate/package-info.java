/**
 * Records that may be one and the same, found among all that are on record whatever door they came
 * in by. Whether they are is for an officer to find out: {@code merge} makes them one.
 */
@NullMarked
package id.dinsos.registry.duplicate;

import org.jspecify.annotations.NullMarked;
