@NullMarked
package id.dinsos.registry.intake.load;

import org.jspecify.annotations.NullMarked;
