/**
 * Who works on cases: the registry's service resources, as {@code registry.resources.v1} says them,
 * with what the office adds, namely the account they sign in with, their team, their skills and how
 * many cases they can carry. Nobody is given more cases than the office has said they take. Uses
 * calendar; handling asks it.
 */
@NullMarked
package id.dinsos.cases.worker;

import org.jspecify.annotations.NullMarked;
