@NullMarked
package id.dinsos.cases.prospect;

import org.jspecify.annotations.NullMarked;
