@NullMarked
package id.dinsos.cases.facility;

import org.jspecify.annotations.NullMarked;
