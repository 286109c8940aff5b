/**
 * What this service knows of households, people, verdicts, payments and workers: from the messages
 * of the other services alone, one narrow table per topic, each row under its own version. Topics
 * have no order among each other, so any part may be missing for a while, and whoever reads here
 * must be able to say "not known yet".
 */
@NullMarked
package id.dinsos.cases.knowledge;

import org.jspecify.annotations.NullMarked;
