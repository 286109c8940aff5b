/**
 * One person: identity and numbers, facts, life and death, and who is named beside them. What may
 * happen to a person is {@code PersonDecider}; whoever needs more than this one record is in {@code
 * household}, {@code merge} or {@code handover}, which use this room and are not used by it.
 */
@NullMarked
package id.dinsos.registry.person;

import org.jspecify.annotations.NullMarked;
