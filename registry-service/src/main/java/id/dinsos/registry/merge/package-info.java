/**
 * Two records that are one person or one family become one, and two again where that was wrong.
 * Whoever named the record that ends as heir, caregiver or payee names the one that goes on, and
 * data that lay still under one lie still under the other. Uses person, household, pointer and
 * privacy, and is used by none of them.
 */
@NullMarked
package id.dinsos.registry.merge;

import org.jspecify.annotations.NullMarked;
