/** Finding people by what an officer knows of them, without keeping it in the clear. */
@NullMarked
package id.dinsos.registry.search;

import org.jspecify.annotations.NullMarked;
