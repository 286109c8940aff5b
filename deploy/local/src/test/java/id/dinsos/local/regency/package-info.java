@NullMarked
package id.dinsos.local.regency;

import org.jspecify.annotations.NullMarked;
