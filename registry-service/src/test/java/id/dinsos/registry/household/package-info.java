@NullMarked
package id.dinsos.registry.household;

import org.jspecify.annotations.NullMarked;
