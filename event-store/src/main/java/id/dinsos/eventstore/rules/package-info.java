/**
 * What deciding needs and nothing else: deciders, decisions, refusals, histories, the unit of work,
 * ids and claims. Every type here is pure, that is, no clock, no I/O, no framework, so that rules
 * of money and people can be tested as given/when/then. Pure files of the services may import this
 * room of the kernel and no other.
 */
@NullMarked
package id.dinsos.eventstore.rules;

import org.jspecify.annotations.NullMarked;
