/**
 * Synthetic people: the family files of a regency, of a province's severely disabled and of its
 * veterans, all made from a seed, sound rows and faulty ones. Knows the registry's file format and
 * its lists of villages, and nothing that runs.
 */
@NullMarked
package id.dinsos.regency;

import org.jspecify.annotations.NullMarked;
