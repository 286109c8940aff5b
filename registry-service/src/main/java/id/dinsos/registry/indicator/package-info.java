/**
 * Figures that others publish about a regency, as the poverty rate of the statistics office: data
 * with source, version and year, entered by one person and in force by the word of a second. Uses
 * office; outcome shows them beside our own counts.
 */
@NullMarked
package id.dinsos.registry.indicator;

import org.jspecify.annotations.NullMarked;
