@NullMarked
package id.dinsos.registry.intake;

import org.jspecify.annotations.NullMarked;
