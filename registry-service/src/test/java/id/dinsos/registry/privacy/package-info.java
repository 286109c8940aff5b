@NullMarked
package id.dinsos.registry.privacy;

import org.jspecify.annotations.NullMarked;
