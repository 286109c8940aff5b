@NullMarked
package id.dinsos.cases.empowerment;

import org.jspecify.annotations.NullMarked;
