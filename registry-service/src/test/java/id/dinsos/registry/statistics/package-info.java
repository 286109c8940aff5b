@NullMarked
package id.dinsos.registry.statistics;

import org.jspecify.annotations.NullMarked;
