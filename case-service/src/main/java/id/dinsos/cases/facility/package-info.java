/**
 * Where people are taken in: hospitals, UPT, shelters, LKS, training sites. A facility's own stream
 * decides over its beds, so the last one is taken once whoever asks; a reservation lapses by
 * itself, and who waits has a place in an order that the log proves. Where a shelter lies is in no
 * answer.
 */
@NullMarked
package id.dinsos.cases.facility;

import org.jspecify.annotations.NullMarked;
