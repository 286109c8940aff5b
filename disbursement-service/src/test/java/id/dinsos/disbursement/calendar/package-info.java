@NullMarked
package id.dinsos.disbursement.calendar;

import org.jspecify.annotations.NullMarked;
