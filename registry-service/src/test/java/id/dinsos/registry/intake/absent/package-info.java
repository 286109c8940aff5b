@NullMarked
package id.dinsos.registry.intake.absent;

import org.jspecify.annotations.NullMarked;
