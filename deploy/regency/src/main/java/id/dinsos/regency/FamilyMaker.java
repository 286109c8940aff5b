package id.dinsos.regency;

import id.dinsos.regency.Person.CivilMatch;
import id.dinsos.regency.Person.Relation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one family at a time that meets its fate: a faultless one, or one the rule must exclude.
 */
final class FamilyMaker {
    private static final Set<String> COASTAL = Set.of("35.24.07", "35.24.14");

    /** Deciles on the roster: families of Lamongan per decile times the roster rate there. */
    private static final int[] LOW_DECILES = {3_281, 2_646, 1_724, 1_067, 463};

    private static final int[] HIGH_DECILES = {100, 95, 90, 80, 65};
    private static final int MAX_PKH_DECILE = 4;

    private final Dice dice;
    private final LocalDate asOf;
    private final Numbers numbers;
    private final Traits traits;
    private final List<String> districts;
    private int families;
    private int people;

    /** Numbers families and people from just above {@code idsAfter}. */
    FamilyMaker(Dice dice, LocalDate asOf, List<String> districts, int idsAfter) {
        this.dice = dice;
        this.asOf = asOf;
        this.numbers = new Numbers(dice, idsAfter);
        this.traits = new Traits(dice);
        this.districts = List.copyOf(districts);
        this.families = idsAfter;
        this.people = idsAfter;
    }

    Family make(Regions.Village village, Fate fate) {
        Shape shape = Shape.draw(dice, fate);
        int payee = payee(shape, fate);
        int decile = decile(fate);
        boolean roster = fate != Fate.NOT_ON_ROSTER;
        List<Person> members = new ArrayList<>();
        String mother = Names.person(dice, true);
        for (int i = 0; i < shape.size(); i++) {
            members.add(member(village, fate, shape, i, i == payee, decile, mother));
        }
        Optional<Family.Account> account =
                roster && fate != Fate.NO_ACCOUNT ? Optional.of(account()) : Optional.empty();
        return new Family(
                "K3524" + Numbers.padded(++families, 8),
                village.code(),
                numbers.familyCard(village.district(), past(asOf.minusYears(18))),
                members,
                members.get(payee),
                Names.address(dice),
                dice.between(1, 12),
                dice.between(1, 4),
                decile,
                (decile - 1) * 10 + dice.between(1, 10),
                roster,
                decile <= MAX_PKH_DECILE && shape.size() > 2 && dice.chance(5_500),
                account.isPresent() ? numbers.card() : "",
                account);
    }

    /**
     * An excluded family is one by its payee too, so that no reading of the rule lets it through.
     */
    private int payee(Shape shape, Fate fate) {
        return switch (fate) {
            case PAYEE_DECEASED -> 1;
            case EXCLUDED_JOB -> 0;
            default -> shape.payee(dice);
        };
    }

    /** Some of those excluded for another reason stand above the limit too. */
    private int decile(Fate fate) {
        boolean high =
                switch (fate) {
                    case DECILE_ABOVE_LIMIT -> true;
                    case EXCLUDED_JOB -> dice.chance(3_500);
                    case NOT_ON_ROSTER -> dice.chance(4_500);
                    case CIVIL_MISMATCH, PAYEE_DECEASED -> dice.chance(150);
                    case ELIGIBLE, NO_ACCOUNT -> false;
                };
        return high ? 6 + dice.weighted(HIGH_DECILES) : 1 + dice.weighted(LOW_DECILES);
    }

    private Person member(
            Regions.Village village,
            Fate fate,
            Shape shape,
            int index,
            boolean payee,
            int decile,
            String mother) {
        Shape.Member member = shape.members().get(index);
        LocalDate born = asOf.minusYears(member.age()).minusDays(dice.below(365));
        int age = born.until(asOf).getYears();
        String disability = traits.disability(age);
        String severity = traits.severity(disability);
        boolean child = member.relation() == Relation.CHILD;
        return new Person(
                "S3524" + Numbers.padded(++people, 9),
                numbers.nik(firstIssuedIn(village), born, member.female()),
                member.relation() == Relation.WIFE ? mother : Names.person(dice, member.female()),
                child ? mother : Names.person(dice, true),
                born,
                age,
                member.female(),
                member.relation(),
                job(fate, member, village),
                match(fate, payee, age),
                alive(fate, payee, member),
                disability,
                severity,
                traits.schooling(age),
                traits.pregnant(age, member.relation()),
                traits.veteranNumber(age, member.female()),
                traits.ppks(member, decile, severity, shape.size()));
    }

    private String job(Fate fate, Shape.Member member, Regions.Village village) {
        return fate == Fate.EXCLUDED_JOB && member.relation() == Relation.HEAD
                ? traits.publicJob()
                : traits.job(member.age(), member.female(), COASTAL.contains(village.district()));
    }

    private CivilMatch match(Fate fate, boolean payee, int age) {
        if (payee) {
            return fate == Fate.CIVIL_MISMATCH ? CivilMatch.MISMATCHED : CivilMatch.MATCHED;
        }
        if (age < 2 && dice.chance(1_500)) {
            return CivilMatch.UNCHECKED;
        }
        return dice.chance(120) ? CivilMatch.MISMATCHED : CivilMatch.MATCHED;
    }

    /** A file is some weeks old: a few grandparents on it have died meanwhile. */
    private boolean alive(Fate fate, boolean payee, Shape.Member member) {
        if (payee) {
            return fate != Fate.PAYEE_DECEASED;
        }
        return member.relation() != Relation.PARENT || !dice.chance(200);
    }

    /** A number keeps the district of its first issue: seven in a hundred moved here. */
    private String firstIssuedIn(Regions.Village village) {
        return dice.chance(700) ? dice.pick(districts) : village.district();
    }

    private Family.Account account() {
        Numbers.Bank bank = Numbers.Bank.values()[dice.weighted(910, 50, 20, 15, 5)];
        return numbers.accountAt(bank);
    }

    private LocalDate past(LocalDate from) {
        return from.plusDays(dice.below((int) (asOf.toEpochDay() - from.toEpochDay())));
    }
}
