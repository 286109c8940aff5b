@NullMarked
package id.dinsos.cases.desk;

import org.jspecify.annotations.NullMarked;
