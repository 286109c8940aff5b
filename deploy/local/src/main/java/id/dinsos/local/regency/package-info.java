/**
 * A synthetic regency: the family files of Lamongan made from a seed, sound ones and faulty ones.
 */
@NullMarked
package id.dinsos.local.regency;

import org.jspecify.annotations.NullMarked;
