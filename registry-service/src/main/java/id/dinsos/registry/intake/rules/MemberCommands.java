package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.intake.rules.CheckedFamily.ToldAccount;
import id.dinsos.registry.intake.rules.CheckedMember.ToldFacts;
import id.dinsos.registry.intake.rules.Trial.Step;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonFacts.Disability;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import id.dinsos.registry.person.VeteranNumber;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commands a member's row amounts to. What it leaves empty stays as it is known, and where
 * nothing is known stays not known: no guess is stored as a fact.
 */
final class MemberCommands {
    private final CheckedFamily family;
    private final String owner;
    private final @Nullable KksCard card;
    private final LocalDate today;
    private final @Nullable UUID payeeId;

    /**
     * @param card of the payee, where the file names one
     * @param payeeId who is paid for the family: as the file says, else as it is known
     */
    MemberCommands(
            CheckedFamily family,
            String owner,
            @Nullable KksCard card,
            @Nullable UUID payeeId,
            LocalDate today) {
        this.family = family;
        this.owner = owner;
        this.card = card;
        this.payeeId = payeeId;
        this.today = today;
    }

    /** The row's relation, else the one on record. */
    @Nullable Relation relation(Person known, CheckedMember member) {
        if (member.relation() != null) {
            return member.relation();
        }
        Membership there = known instanceof Registered person ? person.membership() : null;
        return there != null && there.householdId().equals(family.householdId())
                ? there.relation()
                : null;
    }

    /** As what the row's person stands in the household. */
    Member member(Person known, CheckedMember member) {
        Relation relation = relation(known, member);
        LocalDate born = member.birthDate();
        YearMonth month =
                born != null
                        ? YearMonth.from(born)
                        : known instanceof Registered person ? person.birthMonth() : null;
        boolean alive = known instanceof Registered person ? person.alive() : true;
        return new Member(
                member.personId(),
                relation == null ? Relation.OTHER : relation,
                month,
                alive && !member.dead());
    }

    List<Step<PersonCommand>> of(Person known, CheckedMember member) {
        return switch (known) {
            case Person.None() -> register(member);
            case Registered person -> update(person, member);
        };
    }

    private List<Step<PersonCommand>> register(CheckedMember member) {
        List<Step<PersonCommand>> steps = new ArrayList<>(2);
        PersonIdentity identity =
                new PersonIdentity(
                        member.nik(),
                        or(member.kkNumber(), family.kkNumber()),
                        String.valueOf(member.name()),
                        member.mothersName(),
                        member.birthDate(),
                        null,
                        member.veteranNumber(),
                        card != null && isPayee(member) ? card.stored() : null,
                        isPayee(member) ? account(null) : null);
        steps.add(
                Step.of(
                        new PersonCommand.Register(
                                owner,
                                PersonalData.of(member.personId(), identity),
                                member.nik() == null
                                        ? IdentityStatus.CLAIMED
                                        : IdentityStatus.KNOWN,
                                member.sex() == null ? Sex.UNKNOWN : member.sex(),
                                member.civilMatch() == null
                                        ? CivilMatch.UNCHECKED
                                        : member.civilMatch(),
                                facts(member.facts(), PersonFacts.UNKNOWN),
                                membership(new Person.None(), member),
                                today),
                        null));
        if (member.dead()) {
            steps.add(Step.of(new PersonCommand.RecordDeath(null, today, null), null));
        }
        return steps;
    }

    private List<Step<PersonCommand>> update(Registered person, CheckedMember member) {
        List<Step<PersonCommand>> steps = new ArrayList<>(6);
        PersonIdentity known = person.identity().content();
        PersonIdentity identity = identity(member, person, known);
        steps.add(
                Step.of(
                        new PersonCommand.CorrectIdentity(
                                PersonalData.of(person.id(), identity),
                                identity.nik() == null
                                        ? person.identityStatus()
                                        : IdentityStatus.KNOWN,
                                member.sex() == null ? person.sex() : member.sex(),
                                today),
                        Topic.IDENTITY));
        KksCard had = KksCard.of(known == null ? null : known.kksCard());
        if (card != null && isPayee(member)) {
            steps.add(
                    Step.of(
                            new PersonCommand.ChangeKksCard(PersonalData.of(person.id(), card)),
                            Topic.CARD));
        } else if (card != null && had != null && had.token().equals(card.token())) {
            steps.add(Step.of(new PersonCommand.ChangeKksCard(null), Topic.CARD));
        }
        BankAccount account = isPayee(member) ? account(known) : null;
        if (account != null) {
            steps.add(
                    Step.of(
                            new PersonCommand.ChangeAccount(PersonalData.of(person.id(), account)),
                            Topic.ACCOUNT));
        }
        steps.add(
                Step.of(
                        new PersonCommand.ChangeFacts(facts(member.facts(), person.facts())),
                        Topic.FACTS));
        if (member.civilMatch() != null && member.civilMatch() != CivilMatch.UNCHECKED) {
            steps.add(Step.of(new PersonCommand.CheckCivilMatch(member.civilMatch()), Topic.MATCH));
        }
        if (person.alive()) {
            steps.add(
                    Step.of(
                            new PersonCommand.JoinHousehold(membership(person, member), owner),
                            Topic.HOME));
        }
        if (member.dead()) {
            steps.add(Step.of(new PersonCommand.RecordDeath(null, today, null), Topic.LIFE));
        }
        return steps;
    }

    private boolean isPayee(CheckedMember member) {
        return member.personId().equals(payeeId);
    }

    private Membership membership(Person known, CheckedMember member) {
        Relation relation = relation(known, member);
        return new Membership(family.householdId(), relation == null ? Relation.OTHER : relation);
    }

    /** What is told of an account and, of the same number, what is known; null where it is none. */
    @Nullable BankAccount account(@Nullable PersonIdentity payee) {
        ToldAccount told = family.account();
        BankAccount known = payee == null ? null : payee.account();
        if (told.isEmpty()) {
            return null;
        }
        String bank = or(told.bank(), known == null ? null : known.bank());
        String number = or(told.number(), known == null ? null : known.number());
        String kept =
                known != null && known.number().equals(number) && known.bank().equals(bank)
                        ? known.holder()
                        : null;
        String holder = or(told.holder(), kept);
        return bank == null || number == null || holder == null
                ? null
                : new BankAccount(bank, number, holder);
    }

    private PersonIdentity identity(
            CheckedMember member, Registered person, @Nullable PersonIdentity known) {
        String kkNumber = or(member.kkNumber(), family.kkNumber());
        return known == null
                ? new PersonIdentity(
                        member.nik(),
                        kkNumber,
                        String.valueOf(member.name()),
                        member.mothersName(),
                        member.birthDate(),
                        null,
                        member.veteranNumber(),
                        null,
                        null)
                : new PersonIdentity(
                        or(member.nik(), known.nik()),
                        or(kkNumber, known.kkNumber()),
                        member.name() == null ? known.name() : member.name(),
                        or(member.mothersName(), known.mothersName()),
                        or(member.birthDate(), known.birthDate()),
                        known.phone(),
                        veteran(member.veteranNumber(), person, known),
                        known.kksCard(),
                        known.account());
    }

    /** A number taken back, or replaced, by an officer does not come back by an empty cell. */
    private static @Nullable String veteran(
            @Nullable String told, Registered person, PersonIdentity known) {
        PersonalData<VeteranNumber> honour = person.honours().veteran();
        VeteranNumber content = honour == null ? null : honour.content();
        String recorded = content == null ? null : content.number();
        if (told != null) {
            return recorded != null
                            && VeteranNumber.plain(recorded).equals(VeteranNumber.plain(told))
                    ? known.veteranNumber() == null ? told : known.veteranNumber()
                    : told;
        }
        String kept = known.veteranNumber();
        return kept == null || kept.equals(recorded) ? kept : recorded;
    }

    private static PersonFacts facts(ToldFacts told, PersonFacts known) {
        return new PersonFacts(
                told.employment() == null ? known.employment() : told.employment(),
                disability(told, known.disability()),
                told.ppksTypes().isEmpty() ? known.ppksTypes() : told.ppksTypes(),
                or(told.schooling(), known.schooling()),
                or(told.pregnant(), known.pregnant()),
                or(told.veteran(), known.veteran()),
                known.independencePioneer());
    }

    /** A severity alone is of the disability on record; what was assessed beside it stays. */
    private static @Nullable Disability disability(ToldFacts told, @Nullable Disability known) {
        var kind = or(told.disability(), known == null ? null : known.kind());
        if (kind == null) {
            return known;
        }
        Disability same = known != null && known.kind() == kind ? known : null;
        var severity = or(told.severity(), same == null ? null : same.severity());
        return severity == null
                ? known
                : new Disability(kind, severity, same == null ? null : same.chronic());
    }

    /** A disability without its severity is none, unless the severity is on record. */
    static boolean lacksSeverity(CheckedMember member, Person known) {
        ToldFacts told = member.facts();
        Disability before = known instanceof Registered person ? person.facts().disability() : null;
        boolean kindTold = told.disability() != null;
        return kindTold
                        && told.severity() == null
                        && (before == null || before.kind() != told.disability())
                || !kindTold && told.severity() != null && before == null;
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T known) {
        return told == null ? known : told;
    }
}
