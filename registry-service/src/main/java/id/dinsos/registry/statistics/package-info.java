/**
 * Counts of households and people, exact for those who work with a region, and for everybody else
 * so coarse that no count of a few can be reckoned from them. What is public of a month stays as it
 * was first shown. Uses region, person and office; outcome publishes by the same rules.
 */
@NullMarked
package id.dinsos.registry.statistics;

import org.jspecify.annotations.NullMarked;
