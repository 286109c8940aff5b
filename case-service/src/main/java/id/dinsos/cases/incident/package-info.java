/**
 * A fire, a flood, a landslide, and the households that it has hit, taken in by the list that a
 * village, Tagana or the disaster agency hands over: each a case of its own, all linked by what
 * happened, and none of them twice. Uses handling, desk and damage; nobody uses it.
 */
@NullMarked
package id.dinsos.cases.incident;

import org.jspecify.annotations.NullMarked;
