@NullMarked
package id.dinsos.cases.worker;

import org.jspecify.annotations.NullMarked;
