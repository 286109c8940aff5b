/** What the gate finds in a document that was narrowed on purpose. */
@NullMarked
package id.dinsos.testkit.document;

import org.jspecify.annotations.NullMarked;
