/**
 * Who works on cases: the registry's service resources, as {@code registry.resources.v1} says them,
 * with what the office adds, namely the account they sign in with, their team, their skills and how
 * many cases they can carry.
 */
@NullMarked
package id.dinsos.cases.worker;

import org.jspecify.annotations.NullMarked;
