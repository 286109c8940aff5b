@NullMarked
package id.dinsos.cases.handling;

import org.jspecify.annotations.NullMarked;
