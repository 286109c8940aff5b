/** The registry as files: in bulk for other programs, on paper for one village. */
@NullMarked
package id.dinsos.registry.export;

import org.jspecify.annotations.NullMarked;
