/** The complaint "on the list but not paid", from the counter to the credited money. */
@NullMarked
package id.dinsos.cases.complaint;

import org.jspecify.annotations.NullMarked;
