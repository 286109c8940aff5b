package id.dinsos.cases.desk;

import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.knowledge.KnownPerson;
import id.dinsos.eventstore.rules.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Who may be said to be somebody of a case: a person whom the registry has named and not erased. A
 * record that was merged there stands for the one that goes on.
 */
final class CasePersons {
    private CasePersons() {}

    static UUID checked(UUID person, Map<UUID, KnownPerson> known) {
        KnownPerson found = known.get(person);
        if (found == null || found.erased()) {
            throw RefusedException.of(
                    CaseCode.CASE_PERSON_NOT_IN_REGISTRY,
                    "the registry has not named this person, or not yet");
        }
        return found.id();
    }

    static Involved checked(Involved one, Map<UUID, KnownPerson> known) {
        UUID person = one.personId();
        return person == null ? one : one.identifiedAs(checked(person, known));
    }

    static List<Involved> checked(List<Involved> people, Map<UUID, KnownPerson> known) {
        return people.stream().map(one -> checked(one, known)).toList();
    }

    /** Whom these say somebody is. */
    static List<UUID> named(List<Involved> people) {
        return people.stream().map(Involved::personId).filter(Objects::nonNull).toList();
    }
}
