@NullMarked
package id.dinsos.registry.search;

import org.jspecify.annotations.NullMarked;
