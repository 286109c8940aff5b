@NullMarked
package id.dinsos.registry.duplicate;

import org.jspecify.annotations.NullMarked;
