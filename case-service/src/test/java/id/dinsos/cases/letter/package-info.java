@NullMarked
package id.dinsos.cases.letter;

import org.jspecify.annotations.NullMarked;
