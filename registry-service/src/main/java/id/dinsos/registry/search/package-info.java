/**
 * Finding people by what an officer knows of them, without keeping it in the clear: names and cards
 * are keys under the service's own secret, and only the page that is shown is decrypted. Whoever
 * guesses is counted and stopped. Uses person and household; duplicate and privacy use it.
 */
@NullMarked
package id.dinsos.registry.search;

import org.jspecify.annotations.NullMarked;
