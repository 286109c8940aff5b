/** What becomes of several documents in one, with names that two of them use. */
@NullMarked
package id.dinsos.gateway.document;

import org.jspecify.annotations.NullMarked;
