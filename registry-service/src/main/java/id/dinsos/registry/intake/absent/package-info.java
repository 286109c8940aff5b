/**
 * Who is absent from a whole list: looked at by a person, and taken off the lists where two people
 * of the office decide so, which they may take back. Nobody is taken off by a file alone. Uses
 * household and what the other rooms of the intake know.
 */
@NullMarked
package id.dinsos.registry.intake.absent;

import org.jspecify.annotations.NullMarked;
