@NullMarked
package id.dinsos.launcher;

import org.jspecify.annotations.NullMarked;
