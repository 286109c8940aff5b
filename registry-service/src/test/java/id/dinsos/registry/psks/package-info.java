@NullMarked
package id.dinsos.registry.psks;

import org.jspecify.annotations.NullMarked;
