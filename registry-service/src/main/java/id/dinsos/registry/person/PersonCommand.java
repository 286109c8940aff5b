package id.dinsos.registry.person;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Merging.Pointer;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.PioneerTitle;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonEvent.DeathEvidence;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.util.List;
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

    /**
     * @param answer by attribute; null where only the outcome is told
     */
    record CheckCivilMatch(CivilMatch civilMatch, @Nullable CivilAnswer answer)
            implements PersonCommand {
        public CheckCivilMatch(CivilMatch civilMatch) {
            this(civilMatch, null);
        }
    }

    record RecordDeath(
            @Nullable LocalDate diedOn,
            LocalDate learnedOn,
            @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonCommand {}

    /**
     * @param owner of the household, who must keep the person's record too
     * @param undone they come back to where they never left: the merge was none
     */
    record JoinHousehold(Membership membership, String owner, @Nullable Boolean undone)
            implements PersonCommand {
        public JoinHousehold(Membership membership, String owner) {
            this(membership, owner, null);
        }
    }

    /**
     * @param undone they never lived there: the merge that brought them was none
     */
    record LeaveHousehold(UUID householdId, @Nullable Boolean undone) implements PersonCommand {
        public LeaveHousehold(UUID householdId) {
            this(householdId, null);
        }
    }

    /** Another day of death than the one on record turned out to be right. */
    record CorrectDeath(
            LocalDate diedOn, LocalDate learnedOn, @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonCommand {}

    /** The person is alive; the report was wrong, or meant somebody else. */
    record WithdrawDeath(LocalDate learnedOn, @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonCommand {}

    record NameCaregiver(@Nullable Tie caregiver) implements PersonCommand {}

    record NameHeir(@Nullable Tie heir) implements PersonCommand {}

    /** A null number: no veteran after all. */
    record RecognizeVeteran(@Nullable PersonalData<VeteranNumber> number)
            implements PersonCommand {}

    /** A null title: neither pioneer nor widow of one after all. */
    record RecognizePioneer(@Nullable PioneerTitle title) implements PersonCommand {}

    /** A null card: they have none any more. */
    record ChangeKksCard(@Nullable PersonalData<KksCard> card) implements PersonCommand {}

    /**
     * This record ends: the person is the one of another record, as that stands now.
     *
     * @param pointing who named this record and names the other one from now on
     */
    record MergeInto(Registered survivor, List<Pointer> pointing) implements PersonCommand {
        public MergeInto {
            pointing = List.copyOf(pointing);
        }
    }

    /** This record goes on for another one, as that stood before it ended. */
    record Absorb(Registered other) implements PersonCommand {}

    /**
     * They are not the same person after all: this record goes on by itself again.
     *
     * @param home whether they live again where they lived
     */
    record Unmerge(boolean home) implements PersonCommand {}

    /** As {@link Unmerge}, said to the record that had gone on for the other one. */
    record Release(UUID personId) implements PersonCommand {}

    /** Another regency's office may take the record over; a null one: none may any more. */
    record Offer(@Nullable RegionCode to) implements PersonCommand {}

    /** The regency's office takes over what it was offered. */
    record AcceptOffer(String owner) implements PersonCommand {}

    /** The record goes where the household goes, or the person it was merged into. */
    record Follow(String owner) implements PersonCommand {}

    /**
     * Nobody is to know any more who this was; said again after a restore, it is done again.
     *
     * @param numbersKept whether the numbers stay taken, as keyed hashes
     */
    record Erase(boolean numbersKept) implements PersonCommand {}

    /** What an erasure asks for has been done. */
    record Forget() implements PersonCommand {}
}
