@NullMarked
package id.dinsos.tracing;

import org.jspecify.annotations.NullMarked;
