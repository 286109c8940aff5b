package id.dinsos.registry.person;

import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as officers see them: numbers masked by the one rule of {@link Masking}, the name in
 * full only for those who keep the registry of the region. An erased person has no identity left.
 *
 * @param offeredTo the regency whose office may take the record over
 * @param mergedInto the person this one turned out to be, where the record ended so
 * @param mergedFrom those who turned out to be this person
 */
public record PersonAnswer(
        UUID id,
        String owner,
        @Nullable String offeredTo,
        boolean erased,
        @Nullable String name,
        @Nullable String nik,
        @Nullable String kkNumber,
        @Nullable MaskedAccount account,
        Person.IdentityStatus identityStatus,
        Person.Sex sex,
        @Nullable YearMonth birthMonth,
        Person.CivilMatch civilMatch,
        @Nullable CivilAnswer civilAnswer,
        PersonFacts facts,
        boolean alive,
        @Nullable LocalDate diedOn,
        @Nullable UUID householdId,
        Person.@Nullable Relation relation,
        @Nullable String kksCard,
        @Nullable String veteranNumber,
        Person.@Nullable PioneerTitle pioneer,
        Person.@Nullable Tie caregiver,
        Person.@Nullable Tie heir,
        @Nullable UUID mergedInto,
        List<UUID> mergedFrom) {
    public PersonAnswer {
        mergedFrom = List.copyOf(mergedFrom);
    }

    public static PersonAnswer of(UUID id, Registered person, boolean named) {
        PersonIdentity identity = person.identity().content();
        PersonEvent.Membership membership = person.membership();
        return new PersonAnswer(
                id,
                person.owner(),
                person.office().offeredTo(),
                person.identity().isErased(),
                identity == null ? null : nameOf(person, named),
                identity == null ? null : Masking.citizenNumber(identity.nik()),
                identity == null ? null : Masking.citizenNumber(identity.kkNumber()),
                identity == null ? null : MaskedAccount.of(identity.account()),
                person.identityStatus(),
                person.sex(),
                person.birthMonth(),
                person.civilMatch(),
                person.who().civilAnswer(),
                person.facts(),
                person.alive(),
                person.diedOn(),
                membership == null ? null : membership.householdId(),
                membership == null ? null : membership.relation(),
                identity == null ? null : card(identity.kksCard()),
                lastFour(person.honours().number()),
                person.honours().pioneer(),
                person.ties().caregiver(),
                person.ties().heir(),
                person.mergedInto(),
                person.absorbed().stream().map(Merging.Absorbed::personId).toList());
    }

    /** By its last four digits, whether it is kept as a token or, from the first days, whole. */
    private static @Nullable String card(@Nullable String stored) {
        KksCard card = KksCard.of(stored);
        return card == null ? lastFour(stored) : "************" + card.lastFour();
    }

    /** What a reader may see of the name; stars once the person is erased. */
    public static String nameOf(Registered person, boolean named) {
        PersonIdentity identity = person.identity().content();
        return identity == null ? "***" : named ? identity.name() : Masking.name(identity.name());
    }

    /** A number by which its holder knows it again, and nobody else. */
    public static @Nullable String lastFour(@Nullable String number) {
        return Masking.lastFour(number);
    }

    /** Enough of an account to recognise it. */
    public record MaskedAccount(String bank, @Nullable String number) {
        static @Nullable MaskedAccount of(@Nullable BankAccount account) {
            return account == null
                    ? null
                    : new MaskedAccount(account.bank(), lastFour(account.number()));
        }
    }
}
