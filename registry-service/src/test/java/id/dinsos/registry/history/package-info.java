@NullMarked
package id.dinsos.registry.history;

import org.jspecify.annotations.NullMarked;
