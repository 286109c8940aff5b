@NullMarked
package id.dinsos.registry.outcome;

import org.jspecify.annotations.NullMarked;
