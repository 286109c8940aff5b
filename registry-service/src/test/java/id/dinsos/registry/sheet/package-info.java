@NullMarked
package id.dinsos.registry.sheet;

import org.jspecify.annotations.NullMarked;
