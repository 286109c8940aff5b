@NullMarked
package id.dinsos.cases;

import org.jspecify.annotations.NullMarked;
