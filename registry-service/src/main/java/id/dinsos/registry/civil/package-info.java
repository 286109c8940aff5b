/**
 * Matching people with the civil registry (Dukcapil): who is not matched, by village and cause, and
 * the checks that an office orders over them, over HTTP or by an exchange of files. One port, two
 * adapters. What the registry answers becomes an event of the person, batch by batch; a repaired
 * person stands in the backlog until they were asked about anew. Uses person, match, proposal (from
 * which score on a name counts), office, region and sheet; nothing uses it.
 */
@NullMarked
package id.dinsos.registry.civil;

import org.jspecify.annotations.NullMarked;
