package id.dinsos.registry.person;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.registry.person.Merging.Absorbed;
import id.dinsos.registry.person.Merging.KnownOfPerson;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonReleased;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When two records may become one, and when not. The better known goes on; the living are never
 * merged with the dead, because one of the two facts is wrong and must be set right first.
 */
final class PersonMerge {
    private PersonMerge() {}

    static Decision<PersonEvent> absorb(Registered other, Registered person) {
        if (other.id().equals(person.id())) {
            return refuse(PersonCode.MERGE_WITH_ITSELF, "one record is one person already");
        }
        if (!other.owner().equals(person.owner())) {
            return refuse(
                    PersonCode.MERGE_ACROSS_OWNERS,
                    "they belong to %s and %s".formatted(other.owner(), person.owner()));
        }
        if (other.identity().isErased() || person.identity().isErased()) {
            return refuse(KernelCode.PERSON_ERASED, "an erased person is nobody any more");
        }
        if (other.alive() != person.alive()) {
            return refuse(PersonCode.MERGE_OF_LIVING_AND_DEAD, "one lives and one is dead");
        }
        if (PersonDeath.datesDiffer(other.diedOn(), person.diedOn())) {
            return refuse(PersonCode.DEATH_DATE_DIFFERS, "they died on different days");
        }
        if (other.identityStatus() == IdentityStatus.KNOWN
                && person.identityStatus() != IdentityStatus.KNOWN) {
            return refuse(PersonCode.MERGE_INTO_LESS_KNOWN, "merge them the other way round");
        }
        KnownOfPerson filled = Merging.filled(person, other);
        return accept(new PersonAbsorbed(other.id(), filled, month(filled, person)));
    }

    static Decision<PersonEvent> release(UUID personId, Registered person) {
        Absorbed merge = person.absorbed(personId);
        if (merge == null) {
            return refuse(PersonCode.PERSON_NOT_MERGED, "that record was not merged into this");
        }
        if (merge.after().identity().isErased() || person.identity().isErased()) {
            return refuse(KernelCode.PERSON_ERASED, "what was merged has been erased");
        }
        KnownOfPerson left = Merging.givenBack(merge, person.known());
        boolean unknown = left.identity().value().map(PersonIdentity::nik).isEmpty();
        return unknown && person.identityStatus() == IdentityStatus.KNOWN
                ? refuse(
                        PersonCode.MERGE_LEFT_NO_NIK,
                        "the person is known by the other's NIK alone")
                : accept(new PersonReleased(personId, left, month(left, person)));
    }

    private static @Nullable YearMonth month(KnownOfPerson known, Registered person) {
        PersonIdentity identity = known.identity().content();
        return identity == null ? person.birthMonth() : PersonDecider.month(identity);
    }
}
