package id.dinsos.registry.person;

import id.dinsos.eventstore.PersonalData;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** What the registry knows of a person after their history so far. */
public sealed interface Person {
    /** Nobody is registered under this id. */
    record None() implements Person {}

    /**
     * A person on record, living or dead.
     *
     * @param owner regency the record belongs to
     * @param birthMonth the month alone: the date is personal data
     * @param diedOn null while alive, and where a death is known without its date
     * @param membership the household they live in, where there is one
     */
    record Registered(
            String owner,
            PersonalData<PersonIdentity> identity,
            IdentityStatus identityStatus,
            Sex sex,
            @Nullable YearMonth birthMonth,
            CivilMatch civilMatch,
            PersonFacts facts,
            boolean alive,
            @Nullable LocalDate diedOn,
            @Nullable Membership membership)
            implements Person {
        Registered is(
                PersonalData<PersonIdentity> now,
                IdentityStatus status,
                Sex bornAs,
                @Nullable YearMonth born) {
            return new Registered(
                    owner, now, status, bornAs, born, civilMatch, facts, alive, diedOn, membership);
        }

        Registered paidAt(PersonalData<BankAccount> account) {
            PersonalData<PersonIdentity> now =
                    identity.value()
                            .map(known ->
                                    PersonalData.of(
                                            identity.subject(), known.paidAt(account.content())))
                            .orElse(identity);
            return is(now, identityStatus, sex, birthMonth);
        }

        Registered with(PersonFacts now) {
            return new Registered(
                    owner,
                    identity,
                    identityStatus,
                    sex,
                    birthMonth,
                    civilMatch,
                    now,
                    alive,
                    diedOn,
                    membership);
        }

        Registered matched(CivilMatch answer) {
            return new Registered(
                    owner,
                    identity,
                    identityStatus,
                    sex,
                    birthMonth,
                    answer,
                    facts,
                    alive,
                    diedOn,
                    membership);
        }

        Registered dead(@Nullable LocalDate on) {
            return new Registered(
                    owner,
                    identity,
                    identityStatus,
                    sex,
                    birthMonth,
                    civilMatch,
                    facts,
                    false,
                    on,
                    membership);
        }

        Registered living(@Nullable Membership in) {
            return new Registered(
                    owner,
                    identity,
                    identityStatus,
                    sex,
                    birthMonth,
                    civilMatch,
                    facts,
                    alive,
                    diedOn,
                    in);
        }

        Registered as(Relation relation) {
            return membership == null
                    ? this
                    : living(new Membership(membership.householdId(), relation));
        }
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
