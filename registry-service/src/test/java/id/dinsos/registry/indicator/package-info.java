@NullMarked
package id.dinsos.registry.indicator;

import org.jspecify.annotations.NullMarked;
