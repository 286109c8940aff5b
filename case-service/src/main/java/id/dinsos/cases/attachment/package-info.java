/**
 * Pictures and papers of a case: of a type that their bytes prove, hashed, sealed in the service's
 * files, and read through a link that ends soon and is one account's. An attachment is part of its
 * case and erased with it. Uses handling and desk; nobody uses it.
 */
@NullMarked
package id.dinsos.cases.attachment;

import org.jspecify.annotations.NullMarked;
