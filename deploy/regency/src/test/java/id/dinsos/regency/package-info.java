@NullMarked
package id.dinsos.regency;

import org.jspecify.annotations.NullMarked;
