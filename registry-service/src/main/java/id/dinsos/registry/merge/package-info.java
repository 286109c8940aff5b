/**
 * Two records that are one person or one family become one, and two again where that was wrong.
 * Whoever named the record that ends as heir, caregiver or payee names the one that goes on. Uses
 * person and household, and is used by neither.
 */
@NullMarked
package id.dinsos.registry.merge;

import org.jspecify.annotations.NullMarked;
