@NullMarked
package id.dinsos.registry.merge;

import org.jspecify.annotations.NullMarked;
