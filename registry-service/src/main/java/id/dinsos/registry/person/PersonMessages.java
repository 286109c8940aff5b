package id.dinsos.registry.person;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Tie;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's state in the words of the contracts. */
final class PersonMessages {
    private PersonMessages() {}

    static RegistryMessage.Person person(
            UUID personId, String change, Registered person, @Nullable LocalDate effectiveOn) {
        PersonFacts facts = person.facts();
        PersonEvent.Membership membership = person.membership();
        return new RegistryMessage.Person(
                personId,
                change,
                person.owner(),
                membership == null ? null : membership.householdId(),
                membership == null ? null : membership.relation().name(),
                person.birthMonth() == null ? null : person.birthMonth().toString(),
                person.sex().name(),
                person.alive(),
                person.diedOn(),
                person.civilMatch().name(),
                facts.employment().name(),
                person.identityStatus().name(),
                disability(facts.disability()),
                facts.ppksTypes().stream().map(Enum::name).toList(),
                person.honours().veteran() == null ? facts.veteran() : Boolean.TRUE,
                person.honours().pioneer() == null ? facts.independencePioneer() : Boolean.TRUE,
                facts.pregnant(),
                facts.schooling() == null ? null : facts.schooling().name(),
                id(person.ties().caregiver()),
                id(person.ties().heir()),
                person.mergedInto(),
                effectiveOn);
    }

    private static @Nullable UUID id(@Nullable Tie tie) {
        return tie == null ? null : tie.personId();
    }

    private static RegistryMessage.@Nullable Disability disability(
            PersonFacts.@Nullable Disability disability) {
        return disability == null
                ? null
                : new RegistryMessage.Disability(
                        disability.kind().name(),
                        disability.severity().name(),
                        disability.chronic());
    }

    static RegistryMessage.Identity identity(PersonIdentity identity) {
        PersonIdentity.BankAccount account = identity.account();
        return new RegistryMessage.Identity(
                identity.nik(),
                identity.kkNumber(),
                identity.name(),
                identity.birthDate(),
                account == null
                        ? null
                        : new RegistryMessage.Account(
                                account.bank(), account.number(), account.holder(), account.by()));
    }
}
