@NullMarked
package id.dinsos.local.bench;

import org.jspecify.annotations.NullMarked;
