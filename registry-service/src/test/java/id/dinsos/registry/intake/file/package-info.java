@NullMarked
package id.dinsos.registry.intake.file;

import org.jspecify.annotations.NullMarked;
