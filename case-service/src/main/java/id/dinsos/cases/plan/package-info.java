/**
 * What is to be done for somebody: goals and interventions in versions, each approved by another
 * than who wrote it, and the visits that were held or missed.
 */
@NullMarked
package id.dinsos.cases.plan;

import org.jspecify.annotations.NullMarked;
