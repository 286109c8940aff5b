@NullMarked
package id.dinsos.registry.evidence;

import org.jspecify.annotations.NullMarked;
