/** Case work. The first kind of case is the complaint "on the list but not paid". */
@NullMarked
package id.dinsos.cases;

import org.jspecify.annotations.NullMarked;
