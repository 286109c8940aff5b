/** One person: identity, facts, life and death. */
@NullMarked
package id.dinsos.registry.person;

import org.jspecify.annotations.NullMarked;
