/**
 * Finding people by what an officer knows of them, without keeping it in the clear: names and cards
 * are keys under the service's own secret, and only the page that is shown is decrypted.
 */
@NullMarked
package id.dinsos.registry.search;

import org.jspecify.annotations.NullMarked;
