package id.dinsos.registry.person;

import id.dinsos.eventstore.PersonalData;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonEvent.DeathEvidence;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of a person's record. */
public sealed interface PersonCommand {

    /**
     * @param on the day of registration in the owner's zone
     */
    record Register(
            String owner,
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            CivilMatch civilMatch,
            PersonFacts facts,
            @Nullable Membership membership,
            LocalDate on)
            implements PersonCommand {}

    record CorrectIdentity(
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            LocalDate on)
            implements PersonCommand {}

    record ChangeAccount(PersonalData<BankAccount> account) implements PersonCommand {}

    record ChangeFacts(PersonFacts facts) implements PersonCommand {}

    record CheckCivilMatch(CivilMatch civilMatch) implements PersonCommand {}

    record RecordDeath(
            @Nullable LocalDate diedOn,
            LocalDate learnedOn,
            @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonCommand {}

    record JoinHousehold(Membership membership) implements PersonCommand {}

    record LeaveHousehold(UUID householdId) implements PersonCommand {}
}
