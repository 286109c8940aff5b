/**
 * The doors of a case: taking it in, its steps, the people in it, the list and what a reader of it
 * sees, and the job that reacts when a clock is due. What may happen to a case is decided in {@code
 * handling}; this room only asks it.
 */
@NullMarked
package id.dinsos.cases.desk;

import org.jspecify.annotations.NullMarked;
