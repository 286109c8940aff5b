@NullMarked
package id.dinsos.launcher.supervise;

import org.jspecify.annotations.NullMarked;
