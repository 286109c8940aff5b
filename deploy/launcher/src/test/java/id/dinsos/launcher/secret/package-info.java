@NullMarked
package id.dinsos.launcher.secret;

import org.jspecify.annotations.NullMarked;
