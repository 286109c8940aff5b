@NullMarked
package id.dinsos.registry.export;

import org.jspecify.annotations.NullMarked;
