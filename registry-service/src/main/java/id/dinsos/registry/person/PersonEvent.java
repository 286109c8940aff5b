package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.Dated;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Merging.KnownOfPerson;
import id.dinsos.registry.person.Merging.Pointer;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.PioneerTitle;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a person, as a clerk would report it. Released events are frozen. */
public sealed interface PersonEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends PersonEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("person-registered.v1", PersonRegistered.class),
                    Map.entry("person-identity-corrected.v1", PersonIdentityCorrected.class),
                    Map.entry("person-account-changed.v1", PersonAccountChanged.class),
                    Map.entry("person-facts-changed.v1", PersonFactsChanged.class),
                    Map.entry("person-civil-match-checked.v1", CivilMatchChecked.class),
                    Map.entry("person-died.v1", PersonDied.class),
                    Map.entry("person-joined-household.v1", HouseholdJoined.class),
                    Map.entry("person-relation-changed.v1", RelationChanged.class),
                    Map.entry("person-left-household.v1", HouseholdLeft.class),
                    Map.entry("person-death-corrected.v1", DeathCorrected.class),
                    Map.entry("person-death-withdrawn.v1", DeathWithdrawn.class),
                    Map.entry("person-caregiver-named.v1", CaregiverNamed.class),
                    Map.entry("person-heir-named.v1", HeirNamed.class),
                    Map.entry("person-veteran-recognised.v1", VeteranRecognised.class),
                    Map.entry("person-pioneer-recognised.v1", PioneerRecognised.class),
                    Map.entry("person-kks-card-changed.v1", KksCardChanged.class),
                    Map.entry("person-merged.v1", PersonMerged.class),
                    Map.entry("person-absorbed.v1", PersonAbsorbed.class),
                    Map.entry("person-unmerged.v1", PersonUnmerged.class),
                    Map.entry("person-released.v1", PersonReleased.class),
                    Map.entry("person-offered.v1", PersonOffered.class),
                    Map.entry("person-taken-over.v1", PersonTakenOver.class),
                    Map.entry("person-erased.v1", PersonErased.class),
                    Map.entry("person-forgotten.v1", PersonForgotten.class));

    /** An officer, or a ministry file, put a person on record. */
    record PersonRegistered(
            String owner,
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            @Nullable YearMonth birthMonth,
            CivilMatch civilMatch,
            PersonFacts facts,
            @Nullable Membership membership)
            implements PersonEvent {}

    /** Name, numbers, birth or sex turned out to be otherwise; the whole identity as it is now. */
    record PersonIdentityCorrected(
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            @Nullable YearMonth birthMonth)
            implements PersonEvent {}

    /** The person is to be paid elsewhere from now on. */
    record PersonAccountChanged(PersonalData<BankAccount> account) implements PersonEvent {}

    /** Work, schooling, disability, pregnancy or PPKS types are otherwise from now on. */
    record PersonFactsChanged(PersonFacts facts) implements PersonEvent {}

    /**
     * The civil registry answered, or a file passed its answer on.
     *
     * @param answer by attribute, with its day; null where only the outcome was told
     */
    record CivilMatchChecked(CivilMatch civilMatch, @Nullable CivilAnswer answer)
            implements PersonEvent {
        public CivilMatchChecked(CivilMatch civilMatch) {
            this(civilMatch, null);
        }
    }

    /**
     * The person is dead. Deaths are often learned of late: when it happened and when the office
     * learned of it are two dates.
     *
     * @param diedOn null where the report does not say
     */
    record PersonDied(
            @Nullable LocalDate diedOn,
            LocalDate learnedOn,
            @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonEvent, Dated {
        @Override
        public @Nullable LocalDate happenedOn() {
            return diedOn;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof PersonDied;
        }
    }

    /**
     * The person lives in a household from now on.
     *
     * @param undone true where they had left it by a merge that was none, and so never left
     */
    record HouseholdJoined(Membership membership, @Nullable Boolean undone)
            implements PersonEvent, Dated {
        public HouseholdJoined(Membership membership) {
            this(membership, null);
        }

        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return undone != null
                    && undone
                    && earlier instanceof HouseholdLeft left
                    && left.householdId().equals(membership.householdId());
        }
    }

    /** What the person is to the head of the household changed. */
    record RelationChanged(Relation relation) implements PersonEvent {}

    /**
     * The person no longer lives in the household.
     *
     * @param undone true where they had come by a merge that was none, and so never lived there
     */
    record HouseholdLeft(UUID householdId, @Nullable Boolean undone) implements PersonEvent, Dated {
        public HouseholdLeft(UUID householdId) {
            this(householdId, null);
        }

        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return undone != null
                    && undone
                    && earlier instanceof HouseholdJoined joined
                    && joined.membership().householdId().equals(householdId);
        }
    }

    /** The death on record is true, the day of it was another. */
    record DeathCorrected(
            LocalDate diedOn, LocalDate learnedOn, @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonEvent, Dated {
        @Override
        public LocalDate happenedOn() {
            return diedOn;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof PersonDied || earlier instanceof DeathCorrected;
        }
    }

    /** The person is alive: the report of their death was wrong. */
    record DeathWithdrawn(LocalDate learnedOn, @Nullable PersonalData<DeathEvidence> evidence)
            implements PersonEvent, Dated {
        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof PersonDied || earlier instanceof DeathCorrected;
        }
    }

    /** Somebody cares for the person from now on; null where nobody does any more. */
    record CaregiverNamed(@Nullable Tie caregiver) implements PersonEvent {}

    /** Somebody is to inherit from the person; null where nobody is any more. */
    record HeirNamed(@Nullable Tie heir) implements PersonEvent {}

    /** The person is a veteran under this number; null where they are none after all. */
    record VeteranRecognised(@Nullable PersonalData<VeteranNumber> number) implements PersonEvent {}

    /** The person fought for independence, or is the widow of one who did; null: neither. */
    record PioneerRecognised(@Nullable PioneerTitle title) implements PersonEvent {}

    /** The person was given a welfare card, or another one; null where it was taken back. */
    record KksCardChanged(@Nullable PersonalData<KksCard> card) implements PersonEvent {}

    /**
     * An officer found that this person is the one of another record, which goes on alone. They no
     * longer live anywhere under this record.
     *
     * @param handed the numbers the other record has taken over
     * @param pointing the records that named this one and name the other one from now on
     */
    record PersonMerged(UUID into, Set<Unique> handed, List<Pointer> pointing)
            implements PersonEvent {
        public PersonMerged {
            handed = Set.copyOf(handed);
            pointing = pointing == null ? List.of() : List.copyOf(pointing);
        }
    }

    /** This record goes on for another one too; what it did not know, it now knows from there. */
    record PersonAbsorbed(UUID personId, KnownOfPerson known, @Nullable YearMonth birthMonth)
            implements PersonEvent {}

    /**
     * They were two people after all: this record goes on as it stood before the merge.
     *
     * @param home where the person lives again; null where nowhere
     */
    record PersonUnmerged(UUID from, @Nullable Membership home) implements PersonEvent, Dated {
        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof PersonMerged merged && merged.into().equals(from);
        }
    }

    /**
     * As {@link PersonUnmerged}, for the record that had gone on; it gave back what it was lent.
     */
    record PersonReleased(UUID personId, KnownOfPerson known, @Nullable YearMonth birthMonth)
            implements PersonEvent, Dated {
        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof PersonAbsorbed absorbed
                    && absorbed.personId().equals(personId);
        }
    }

    /**
     * The office offered the record of one who lives in no household to the office of another
     * regency.
     *
     * @param to its regency; null where the offer was taken back
     */
    record PersonOffered(@Nullable String to) implements PersonEvent {}

    /**
     * The office of another regency keeps the record from now on: it accepted the offer, or the
     * person came with their household.
     */
    record PersonTakenOver(String owner) implements PersonEvent {}

    /** Where a person lives, and as what. */
    record Membership(UUID householdId, Relation relation) {}

    /** The document that proves a death: its kind and number. */
    record DeathEvidence(String document) {
        @Override
        public String toString() {
            return "DeathEvidence[masked]";
        }
    }

    /**
     * By law nobody is to know any more who this was. The key is dropped right after.
     *
     * @param numbersKept whether what makes the numbers unique stays, because money may have been
     *     paid under them: the keyed hashes alone, so that nobody is paid twice
     */
    record PersonErased(boolean numbersKept) implements PersonEvent {}

    /** The key is gone here, and with it every file that showed the person. */
    record PersonForgotten() implements PersonEvent {}
}
