/**
 * What is to be done for somebody: goals and interventions in versions, each approved by another
 * than who wrote it, and the visits that were held or missed. A plan is opened and closed with its
 * case and never changes it. Uses handling and desk; nobody uses it.
 */
@NullMarked
package id.dinsos.cases.plan;

import org.jspecify.annotations.NullMarked;
