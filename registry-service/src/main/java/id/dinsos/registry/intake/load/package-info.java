/**
 * Intakes at work: they are received, checked, loaded batch by batch from a checkpoint, and tell
 * how far they are. A batch is one commit; whoever takes an intake over goes on where the last one
 * was.
 */
@NullMarked
package id.dinsos.registry.intake.load;

import org.jspecify.annotations.NullMarked;
