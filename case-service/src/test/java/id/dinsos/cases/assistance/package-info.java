@NullMarked
package id.dinsos.cases.assistance;

import org.jspecify.annotations.NullMarked;
