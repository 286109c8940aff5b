package id.dinsos.regency;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Somebody with a disability, with what the rule of ASPDB asks about: the rule once more, so that
 * what the service says can be checked against it.
 *
 * @param paid whoever receives the money has an account
 */
public record Disabled(
        String village,
        YearMonth born,
        int decile,
        boolean severe,
        boolean alive,
        boolean onPkh,
        boolean paid) {
    private static final int FROM_MONTHS = 6;
    private static final int TO_YEARS = 60;

    /** What the rule says of somebody. */
    public enum Verdict {
        ELIGIBLE,
        EXCLUDED,
        HELD
    }

    /** A place in the order of the quota: the low deciles first, the youngest of each first. */
    public record Rank(int decile, long ageMonths) implements Comparable<Rank> {
        @Override
        public int compareTo(Rank other) {
            int byDecile = Integer.compare(decile, other.decile);
            return byDecile == 0 ? Long.compare(ageMonths, other.ageMonths) : byDecile;
        }
    }

    /** Those of a family, each their own payee: nobody is named as a caregiver in its rows. */
    public static List<Disabled> in(Family family) {
        return family.members().stream()
                .filter(member -> !member.disability().isEmpty())
                .map(member -> of(family, member, member))
                .toList();
    }

    public static Disabled of(Family family, Person person, Person payee) {
        return new Disabled(
                family.village(),
                YearMonth.from(person.born()),
                family.decile(),
                person.severity().equals(Traits.SEVERE),
                person.alive(),
                family.pkh(),
                family.payee().equals(payee) && family.account().isPresent());
    }

    public String regency() {
        return village.substring(0, 5);
    }

    public Verdict verdict(YearMonth month) {
        long months = ageMonths(month);
        boolean rightAge = months >= FROM_MONTHS && months / 12 <= TO_YEARS;
        if (!alive || !rightAge || !severe || onPkh) {
            return Verdict.EXCLUDED;
        }
        return paid ? Verdict.ELIGIBLE : Verdict.HELD;
    }

    /** The deciles above the first come after all others by their own number already. */
    public Rank rank(YearMonth month) {
        return new Rank(decile, ageMonths(month));
    }

    private long ageMonths(YearMonth month) {
        return ChronoUnit.MONTHS.between(born, month);
    }
}
