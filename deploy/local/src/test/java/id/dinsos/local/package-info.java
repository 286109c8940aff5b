@NullMarked
package id.dinsos.local;

import org.jspecify.annotations.NullMarked;
