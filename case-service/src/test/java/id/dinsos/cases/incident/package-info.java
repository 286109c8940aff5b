/** Tests of incidents and the households they hit. */
@NullMarked
package id.dinsos.cases.incident;

import org.jspecify.annotations.NullMarked;
