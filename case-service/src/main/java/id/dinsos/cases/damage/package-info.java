/**
 * What a disaster did to a house: looked at by one, verified by another, disputed, and looked at
 * again by somebody else, each revision kept. Money for a house rests on what two have seen here.
 * Uses handling, desk and calendar; assistance uses it.
 */
@NullMarked
package id.dinsos.cases.damage;

import org.jspecify.annotations.NullMarked;
