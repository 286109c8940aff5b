@NullMarked
package id.dinsos.launcher.host;

import org.jspecify.annotations.NullMarked;
