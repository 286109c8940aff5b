/**
 * The log itself: loading histories, running commands, writing all of a unit of work in one
 * statement or nothing, chained by hash. Nothing is lost that was acknowledged, and two versions of
 * a stream never come out in the wrong order. Imports rules and secret.
 */
@NullMarked
package id.dinsos.eventstore.log;

import org.jspecify.annotations.NullMarked;
