@NullMarked
package id.dinsos.registry.intake.rules;

import org.jspecify.annotations.NullMarked;
