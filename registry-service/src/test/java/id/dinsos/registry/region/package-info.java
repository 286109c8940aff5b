@NullMarked
package id.dinsos.registry.region;

import org.jspecify.annotations.NullMarked;
