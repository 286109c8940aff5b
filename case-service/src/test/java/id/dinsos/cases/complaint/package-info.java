@NullMarked
package id.dinsos.cases.complaint;

import org.jspecify.annotations.NullMarked;
