package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands a family's rows amount to. What the file leaves empty stays as it is known; a member
 * the file no longer names stays too, until an officer says where they went.
 */
public final class FamilyCommands {
    private static final ListName SEMBAKO = new ListName(Source.DTSEN, "SEMBAKO");
    private static final ListName PKH = new ListName(Source.DTSEN, "PKH");

    private final CheckedFamily family;
    private final String owner;
    private final @Nullable KksCard card;
    private final LocalDate today;

    /**
     * @param card of the payee, where the file names one
     */
    public FamilyCommands(
            CheckedFamily family, String owner, @Nullable KksCard card, LocalDate today) {
        this.family = family;
        this.owner = owner;
        this.card = card;
        this.today = today;
    }

    public List<PersonCommand> person(Person known, CheckedMember member) {
        return switch (known) {
            case Person.None() -> register(member);
            case Registered person -> update(person, member);
        };
    }

    public List<HouseholdCommand> household(Household known, List<CheckedMember> members) {
        return switch (known) {
            case Household.None() -> List.of(register(members));
            case Household.Registered home -> update(home, members);
        };
    }

    private List<PersonCommand> register(CheckedMember member) {
        List<PersonCommand> steps = new ArrayList<>(2);
        steps.add(
                new PersonCommand.Register(
                        owner,
                        PersonalData.of(member.personId(), identity(member, null)),
                        status(member.nik()),
                        member.sex(),
                        member.civilMatch() == null ? CivilMatch.UNCHECKED : member.civilMatch(),
                        member.facts(),
                        membership(member),
                        today));
        if (!member.alive()) {
            steps.add(new PersonCommand.RecordDeath(null, today, null));
        }
        return steps;
    }

    private List<PersonCommand> update(Registered person, CheckedMember member) {
        PersonIdentity identity = identity(member, person.identity().content());
        List<PersonCommand> steps = new ArrayList<>(5);
        steps.add(
                new PersonCommand.CorrectIdentity(
                        PersonalData.of(member.personId(), identity),
                        identity.nik() == null ? person.identityStatus() : IdentityStatus.KNOWN,
                        member.sex() == Sex.UNKNOWN ? person.sex() : member.sex(),
                        today));
        steps.add(new PersonCommand.ChangeFacts(facts(member.facts(), person.facts())));
        if (member.civilMatch() != null && member.civilMatch() != CivilMatch.UNCHECKED) {
            steps.add(new PersonCommand.CheckCivilMatch(member.civilMatch()));
        }
        if (person.alive()) {
            steps.add(new PersonCommand.JoinHousehold(membership(member), owner));
        }
        if (!member.alive()) {
            steps.add(new PersonCommand.RecordDeath(null, today, null));
        }
        return steps;
    }

    private HouseholdCommand register(List<CheckedMember> members) {
        List<Listing> listings = new ArrayList<>(2);
        if (Boolean.TRUE.equals(family.sembako())) {
            listings.add(new Listing(SEMBAKO, true, null, null));
        }
        if (Boolean.TRUE.equals(family.pkh())) {
            listings.add(new Listing(PKH, true, null, null));
        }
        return new HouseholdCommand.Register(
                owner,
                family.region(),
                PersonalData.of(family.headId(), family.address()),
                family.headId(),
                family.payeeId(),
                members.stream().map(FamilyCommands::member).toList(),
                family.ranking() == null ? Ranking.NONE : family.ranking(),
                listings);
    }

    private List<HouseholdCommand> update(Household.Registered home, List<CheckedMember> members) {
        List<HouseholdCommand> steps = new ArrayList<>();
        List<HouseholdCommand> deaths = new ArrayList<>();
        for (CheckedMember member : members) {
            Member here = home.member(member.personId());
            if (here == null || here.alive()) {
                steps.add(new HouseholdCommand.Join(alive(member, here)));
                if (here != null && !member.alive()) {
                    deaths.add(new HouseholdCommand.RecordMemberDeath(member.personId()));
                }
            }
        }
        steps.add(new HouseholdCommand.ChangeHead(family.headId()));
        if (family.payeeId() != null) {
            steps.add(new HouseholdCommand.NamePayee(family.payeeId()));
        }
        steps.add(
                new HouseholdCommand.Move(
                        family.region(), PersonalData.of(family.headId(), family.address())));
        if (family.ranking() != null) {
            steps.add(new HouseholdCommand.Rank(family.ranking()));
        }
        list(home, SEMBAKO, family.sembako(), steps);
        list(home, PKH, family.pkh(), steps);
        steps.addAll(deaths); // the last one's death ends the household
        return steps;
    }

    private static void list(
            Household.Registered home,
            ListName list,
            @Nullable Boolean listed,
            List<HouseholdCommand> steps) {
        if (Boolean.TRUE.equals(listed)) {
            steps.add(new HouseholdCommand.PutOnList(list, null));
        } else if (listed != null && home.listing(list) != null) {
            steps.add(
                    new HouseholdCommand.TakeOffList(list, DelistReason.NO_LONGER_ON_SOURCE, null));
        }
    }

    /** One who lives here is corrected alive first: their death is a fact of its own. */
    private static Member alive(CheckedMember member, @Nullable Member here) {
        Member wanted = member(member);
        return here == null || wanted.alive()
                ? wanted
                : new Member(wanted.personId(), wanted.relation(), wanted.birthMonth(), true);
    }

    private static Member member(CheckedMember member) {
        LocalDate born = member.birthDate();
        return new Member(
                member.personId(),
                member.relation(),
                born == null ? null : YearMonth.from(born),
                member.alive());
    }

    private Membership membership(CheckedMember member) {
        return new Membership(family.householdId(), member.relation());
    }

    private PersonIdentity identity(CheckedMember member, @Nullable PersonIdentity known) {
        boolean payee = member.personId().equals(family.payeeId());
        String kkNumber = member.kkNumber() == null ? family.kkNumber() : member.kkNumber();
        BankAccount account = payee ? family.account() : null;
        return new PersonIdentity(
                or(member.nik(), known == null ? null : known.nik()),
                or(kkNumber, known == null ? null : known.kkNumber()),
                member.name(),
                or(member.mothersName(), known == null ? null : known.mothersName()),
                or(member.birthDate(), known == null ? null : known.birthDate()),
                known == null ? null : known.phone(),
                or(member.veteranNumber(), known == null ? null : known.veteranNumber()),
                kksCard(payee, known == null ? null : known.kksCard()),
                or(account, known == null ? null : known.account()));
    }

    /** The payee has the family's card; who had it before has it no more. */
    private @Nullable String kksCard(boolean payee, @Nullable String known) {
        if (card == null) {
            return known;
        }
        return payee ? card.stored() : card.stored().equals(known) ? null : known;
    }

    private static PersonFacts facts(PersonFacts told, PersonFacts known) {
        return new PersonFacts(
                told.employment(),
                or(told.disability(), known.disability()),
                told.ppksTypes().isEmpty() ? known.ppksTypes() : told.ppksTypes(),
                or(told.schooling(), known.schooling()),
                or(told.pregnant(), known.pregnant()),
                or(told.veteran(), known.veteran()),
                or(told.independencePioneer(), known.independencePioneer()));
    }

    private static IdentityStatus status(@Nullable String nik) {
        return nik == null ? IdentityStatus.CLAIMED : IdentityStatus.KNOWN;
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T known) {
        return told == null ? known : told;
    }
}
