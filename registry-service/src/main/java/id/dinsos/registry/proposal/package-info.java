/**
 * The update of the registry (usul-sanggah): what villages and citizens propose or object to, from
 * the deliberation to the version of the list in which it takes effect. Which steps a kind takes
 * and how long an objection runs are data: {@code proposal-kinds.json}.
 */
@NullMarked
package id.dinsos.registry.proposal;

import org.jspecify.annotations.NullMarked;
