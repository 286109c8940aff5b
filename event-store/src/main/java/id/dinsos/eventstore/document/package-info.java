/**
 * What a service says of its own operations: the scanner's document, completed with what their code
 * shows (roles, headers, statuses, bodies, codes), so that nobody writes it down a second time. It
 * works at the start, on classes and not on requests. No room of the kernel uses it.
 */
@NullMarked
package id.dinsos.eventstore.document;

import org.jspecify.annotations.NullMarked;
