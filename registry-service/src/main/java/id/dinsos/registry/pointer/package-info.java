/**
 * Who names a person as heir, caregiver or payee, and how those names follow a record that ends in
 * another one. Found by the claims that naming somebody leaves, never by a view: whoever was named
 * a moment ago is named. Uses person and household; merges and erasures rest on it.
 */
@NullMarked
package id.dinsos.registry.pointer;

import org.jspecify.annotations.NullMarked;
