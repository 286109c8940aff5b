package id.dinsos.regency;

import id.dinsos.regency.Person.CivilMatch;
import id.dinsos.regency.Person.Relation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes families around somebody in particular, for the programmes of persons. The families of a
 * regency are numbered from its own code.
 */
final class Homes {
    private final Dice dice;
    private final LocalDate asOf;
    private final Numbers numbers;
    private final String code;
    private int families;
    private int people;

    Homes(Dice dice, LocalDate asOf, Numbers numbers, String regency) {
        this.dice = dice;
        this.asOf = asOf;
        this.numbers = numbers;
        this.code = regency.replace(".", "");
    }

    /** What sets a person apart from a healthy farmer. */
    record Trait(boolean alive, String disability, String severity, String veteranNumber) {
        static final Trait NONE = new Trait(true, "", "", "");

        static Trait disabled(String disability, String severity) {
            return new Trait(true, disability, severity, "");
        }

        static Trait veteran(String number) {
            return new Trait(true, "", "", number);
        }

        Trait dead() {
            return new Trait(false, disability, severity, veteranNumber);
        }
    }

    /** A person of about this many months. */
    Person person(String village, Relation relation, boolean female, int months, Trait trait) {
        LocalDate born = asOf.minusMonths(months).minusDays(dice.below(28));
        int age = born.until(asOf).getYears();
        boolean helped = !trait.disability().isEmpty();
        return new Person(
                "S" + code + Numbers.padded(++people, 9),
                numbers.nik(village.substring(0, 8), born, female),
                Names.person(dice, female),
                Names.person(dice, true),
                born,
                age,
                female,
                relation,
                helped || age > 70 ? "BELUM/TIDAK BEKERJA" : "PETANI/PEKEBUN",
                CivilMatch.MATCHED,
                trait.alive(),
                trait.disability(),
                trait.severity(),
                "",
                false,
                trait.veteranNumber(),
                helped
                        ? List.of(age < 18 ? "CHILD_WITH_DISABILITY" : "PERSON_WITH_DISABILITY")
                        : List.of());
    }

    Family family(
            String village,
            List<Person> members,
            Person payee,
            int decile,
            boolean onPkh,
            Optional<Family.Account> account) {
        return new Family(
                "K" + code + Numbers.padded(++families, 8),
                village,
                numbers.familyCard(
                        village.substring(0, 8), asOf.minusDays(dice.between(30, 6_000))),
                members,
                payee,
                Names.address(dice),
                dice.between(1, 12),
                dice.between(1, 4),
                decile,
                (decile - 1) * 10 + dice.between(1, 10),
                false,
                onPkh,
                "",
                account);
    }
}
