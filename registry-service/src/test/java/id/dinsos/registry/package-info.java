@NullMarked
package id.dinsos.registry;

import org.jspecify.annotations.NullMarked;
