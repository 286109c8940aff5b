package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.office.Office;
import id.dinsos.registry.person.Merging.Absorbed;
import id.dinsos.registry.person.Merging.KnownOfPerson;
import id.dinsos.registry.person.Merging.Merged;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the registry knows of a person after their history so far. */
public sealed interface Person {
    /** Nobody is registered under this id. */
    record None() implements Person {}

    /**
     * A person on record, living or dead.
     *
     * @param office the one that keeps the record
     * @param membership the household they live in, where there is one
     * @param merged where this turned out to be somebody else, whose record goes on; else null
     * @param absorbed those who turned out to be this person, in the order they were merged
     */
    record Registered(
            Office office,
            Who who,
            PersonFacts facts,
            Life life,
            @Nullable Membership membership,
            Ties ties,
            Honours honours,
            @Nullable Merged merged,
            List<Absorbed> absorbed)
            implements Person {
        public Registered {
            absorbed = List.copyOf(absorbed);
        }

        static Registered newly(
                String owner, Who who, PersonFacts facts, @Nullable Membership membership) {
            return new Registered(
                    new Office(owner, null),
                    who,
                    facts,
                    Life.ALIVE,
                    membership,
                    Ties.NONE,
                    Honours.NONE,
                    null,
                    List.of());
        }

        public String owner() {
            return office.owner();
        }

        public UUID id() {
            return who.identity.subject();
        }

        public PersonalData<PersonIdentity> identity() {
            return who.identity;
        }

        public IdentityStatus identityStatus() {
            return who.identityStatus;
        }

        public Sex sex() {
            return who.sex;
        }

        public @Nullable YearMonth birthMonth() {
            return who.birthMonth;
        }

        public CivilMatch civilMatch() {
            return who.civilMatch;
        }

        public boolean alive() {
            return life.alive;
        }

        /** Null while alive, and where a death is known without its date. */
        public @Nullable LocalDate diedOn() {
            return life.diedOn;
        }

        /** The record that goes on in place of this one; null where this one does. */
        public @Nullable UUID mergedInto() {
            return merged == null ? null : merged.into();
        }

        /** One who turned out to be this person; null where they did not. */
        @Nullable Absorbed absorbed(UUID personId) {
            return absorbed.stream()
                    .filter(one -> one.personId().equals(personId))
                    .findFirst()
                    .orElse(null);
        }

        /** What a merge fills and its undo gives back. */
        public KnownOfPerson known() {
            return new KnownOfPerson(who.identity, who.sex, facts, ties, honours);
        }

        Registered keptBy(Office now) {
            return new Registered(
                    now, who, facts, life, membership, ties, honours, merged, absorbed);
        }

        Registered is(Who now) {
            return new Registered(
                    office, now, facts, life, membership, ties, honours, merged, absorbed);
        }

        Registered with(PersonFacts now) {
            return new Registered(
                    office, who, now, life, membership, ties, honours, merged, absorbed);
        }

        Registered with(Life now) {
            return new Registered(
                    office, who, facts, now, membership, ties, honours, merged, absorbed);
        }

        Registered with(Ties now) {
            return new Registered(
                    office, who, facts, life, membership, now, honours, merged, absorbed);
        }

        Registered with(Honours now) {
            return new Registered(
                    office, who, facts, life, membership, ties, now, merged, absorbed);
        }

        Registered living(@Nullable Membership in) {
            return new Registered(office, who, facts, life, in, ties, honours, merged, absorbed);
        }

        Registered mergedAs(@Nullable Merged now) {
            return new Registered(
                    office, who, facts, life, membership, ties, honours, now, absorbed);
        }

        Registered having(List<Absorbed> now) {
            return new Registered(office, who, facts, life, membership, ties, honours, merged, now);
        }

        Registered knowing(KnownOfPerson now, @Nullable YearMonth born) {
            return is(who.known(now.identity(), who.identityStatus, now.sex(), born))
                    .with(now.facts())
                    .with(now.ties())
                    .with(now.honours());
        }

        /** With the identity changed, where it is not erased. */
        Registered identified(UnaryOperator<PersonIdentity> change) {
            PersonIdentity content = who.identity.content();
            return content == null
                    ? this
                    : is(who.identifiedBy(PersonalData.of(id(), change.apply(content))));
        }

        Registered paidAt(PersonalData<BankAccount> account) {
            return identified(known -> known.paidAt(account.content()));
        }

        Registered as(Relation relation) {
            return membership == null
                    ? this
                    : living(new Membership(membership.householdId(), relation));
        }

        Registered absorbing(Absorbed one) {
            return having(Stream.concat(absorbed.stream(), Stream.of(one)).toList());
        }

        Registered releasing(UUID personId) {
            return having(
                    absorbed.stream().filter(one -> !one.personId().equals(personId)).toList());
        }
    }

    /**
     * Who somebody is.
     *
     * @param birthMonth the month alone: the date is personal data
     * @param civilAnswer null where only the outcome is known
     */
    record Who(
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            @Nullable YearMonth birthMonth,
            CivilMatch civilMatch,
            @Nullable CivilAnswer civilAnswer) {
        Who identifiedBy(PersonalData<PersonIdentity> now) {
            return known(now, identityStatus, sex, birthMonth);
        }

        Who known(
                PersonalData<PersonIdentity> now,
                IdentityStatus status,
                Sex isOf,
                @Nullable YearMonth born) {
            return new Who(now, status, isOf, born, civilMatch, civilAnswer);
        }

        Who matched(CivilMatch match, @Nullable CivilAnswer answer) {
            return new Who(identity, identityStatus, sex, birthMonth, match, answer);
        }
    }

    /** Alive, or dead since a day that may not be known. */
    record Life(boolean alive, @Nullable LocalDate diedOn) {
        static final Life ALIVE = new Life(true, null);
    }

    /** Who cares for a person, and who inherits from them. */
    record Ties(@Nullable Tie caregiver, @Nullable Tie heir) {
        static final Ties NONE = new Ties(null, null);
    }

    /** Another person on record, and what they are to this one. */
    record Tie(UUID personId, Kinship as) {}

    /** What another person is to this one, family or not. */
    enum Kinship {
        SPOUSE,
        PARENT,
        CHILD,
        SIBLING,
        GRANDPARENT,
        GRANDCHILD,
        RELATIVE,
        GUARDIAN,
        NEIGHBOUR,
        FACILITY,
        OTHER
    }

    /** What the state thanks a person for: the numbers and titles of tali asih. */
    record Honours(@Nullable PersonalData<VeteranNumber> veteran, @Nullable PioneerTitle pioneer) {
        static final Honours NONE = new Honours(null, null);

        /** The number that may be with one person only; null where none is known. */
        @Nullable String number() {
            VeteranNumber known = veteran == null ? null : veteran.content();
            return known == null ? null : known.number();
        }
    }

    /** An independence pioneer (perintis kemerdekaan), or the widow of one. */
    enum PioneerTitle {
        PIONEER,
        WIDOW
    }

    /** How sure the office is of who somebody is. */
    enum IdentityStatus {
        KNOWN,
        CLAIMED,
        UNKNOWN
    }

    enum Sex {
        MALE,
        FEMALE,
        UNKNOWN
    }

    /** What the civil registry said of the NIK and the name. */
    enum CivilMatch {
        MATCHED,
        MISMATCHED,
        UNCHECKED
    }

    /** What the person is to the head of their household. */
    enum Relation {
        HEAD,
        SPOUSE,
        CHILD,
        CHILD_IN_LAW,
        GRANDCHILD,
        PARENT,
        PARENT_IN_LAW,
        OTHER
    }
}
