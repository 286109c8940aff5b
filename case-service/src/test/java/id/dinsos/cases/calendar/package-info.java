@NullMarked
package id.dinsos.cases.calendar;

import org.jspecify.annotations.NullMarked;
