/**
 * What the rows of a family must be, and to which commands they come, given what is on record.
 * Pure: everything is tried on the states of persons and households before anything is written.
 */
@NullMarked
package id.dinsos.registry.intake.rules;

import org.jspecify.annotations.NullMarked;
