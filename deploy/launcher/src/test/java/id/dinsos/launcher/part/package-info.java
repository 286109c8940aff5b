@NullMarked
package id.dinsos.launcher.part;

import org.jspecify.annotations.NullMarked;
