@NullMarked
package id.dinsos.registry.version;

import org.jspecify.annotations.NullMarked;
