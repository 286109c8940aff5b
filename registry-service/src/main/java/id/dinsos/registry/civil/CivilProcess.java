package id.dinsos.registry.civil;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What answers of the civil registry do to the records of many people at once. An answer holds for
 * what was asked: where the person has been corrected, merged, erased or handed over since, it is
 * about somebody else, and one that cannot be taken keeps no other waiting.
 */
final class CivilProcess {
    private final Aggregate<PersonCommand, Person, PersonEvent> persons;
    private final int fromScore;
    private final Function<String, UUID> keyed;

    /**
     * @param fromScore from which score on a name counts as the same
     * @param keyed the keyed hash of what is asked
     */
    CivilProcess(
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            int fromScore,
            Function<String, UUID> keyed) {
        this.persons = persons;
        this.fromScore = fromScore;
        this.keyed = keyed;
    }

    /**
     * A question that was put.
     *
     * @param key the keyed hash of what was asked
     */
    record Asked(int no, UUID personId, UUID key) {}

    /** A question with its one answer. */
    record Answered(Asked asked, CivilLine line) {}

    /** Why somebody is not asked about; null where they are. */
    @Nullable CivilOutcome hindrance(Person state, String owner) {
        if (!(state instanceof Registered person)
                || person.mergedInto() != null
                || person.identity().isErased()) {
            return CivilOutcome.RECORD_ENDED;
        }
        if (!person.owner().equals(owner)) {
            return CivilOutcome.MOVED_AWAY;
        }
        PersonIdentity identity = person.identity().content();
        return identity == null || identity.nik() == null ? CivilOutcome.NO_NIK : null;
    }

    /** What is asked of one whom nothing hinders. */
    CivilQuestion question(int no, Registered person) {
        return Objects.requireNonNull(
                CivilQuestion.of(
                        no, Objects.requireNonNull(person.identity().content()), person.sex()));
    }

    UUID key(Registered person) {
        return keyed.apply(
                CivilQuestion.text(
                        Objects.requireNonNull(person.identity().content()), person.sex()));
    }

    /** What became of each, by its number. */
    Map<Integer, CivilOutcome> take(UnitOfWork unit, String owner, List<Answered> answers) {
        unit.needs(answers.stream().map(one -> one.asked.personId).toList());
        Map<Integer, CivilOutcome> outcomes = new LinkedHashMap<>();
        for (Answered one : answers) {
            outcomes.put(one.asked.no, take(unit, owner, one));
        }
        return outcomes;
    }

    private CivilOutcome take(UnitOfWork unit, String owner, Answered one) {
        UUID id = one.asked.personId;
        Person state = unit.state(persons, id);
        CivilOutcome hindrance = hindrance(state, owner);
        if (hindrance != null) {
            return hindrance;
        }
        Registered person = (Registered) state;
        if (!key(person).equals(one.asked.key)) {
            return CivilOutcome.CORRECTED_SINCE;
        }
        String spoken = one.line.nik();
        if (spoken != null && !spoken.equals(question(one.asked.no, person).nik())) {
            return CivilOutcome.OF_ANOTHER;
        }
        CivilAnswer answer = Objects.requireNonNull(one.line.answer());
        boolean match = answer.isMatch(fromScore);
        var command =
                new PersonCommand.CheckCivilMatch(
                        match ? CivilMatch.MATCHED : CivilMatch.MISMATCHED, answer);
        if (unit.decide(persons, id, command) instanceof Decision.Refused<PersonEvent>) {
            return CivilOutcome.OLDER_ANSWER;
        }
        return match ? CivilOutcome.MATCHED : CivilOutcome.MISMATCHED;
    }
}
