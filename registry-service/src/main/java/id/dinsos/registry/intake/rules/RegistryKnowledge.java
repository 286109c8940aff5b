package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonIdentity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the registry knows of those the rows speak of.
 *
 * @param holders who holds a number that one person alone may have; families taken in change it
 * @param cards makes the token of a card's number
 * @param homes where earlier batches of a trial, which leave no state, have put persons
 * @param goesOnAs the record under which one goes on that was merged or handed over
 * @param histories what has been said of a record
 * @param said as of when the file speaks
 */
public record RegistryKnowledge(
        Function<UUID, Person> persons,
        Function<UUID, Household> households,
        Map<Held, UUID> holders,
        Function<String, KksCard> cards,
        Map<UUID, UUID> homes,
        UnaryOperator<UUID> goesOnAs,
        Function<UUID, List<Recorded>> histories,
        Said said) {
    Person person(UUID id) {
        return persons.apply(id);
    }

    /** Null where nobody is on record, or their data were erased. */
    @Nullable PersonIdentity identity(UUID id) {
        return person(id) instanceof Registered person ? person.identity().content() : null;
    }

    /** Whether the registry, or a row of the family, says that one is dead. */
    boolean isDead(UUID id, List<CheckedMember> rows) {
        return person(id) instanceof Registered person && !person.alive()
                || rows.stream().anyMatch(one -> one.personId().equals(id) && one.dead());
    }
}
