package id.dinsos.disbursement.eligibility;

import id.dinsos.contracts.Rupiah;
import java.util.List;
import java.util.Objects;

/**
 * What a programme gives.
 *
 * @param amountRupiah each period: of a fixed benefit, or for each person counted; the value of a
 *     package in kind; 0 for components, which have amounts of their own, and where no money moves
 * @param period what the amounts are for
 * @param components of a benefit by component; each person counts once, with the highest
 * @param counted CEL over {@code member}: who counts in a benefit per person; empty: every one
 * @param maxPersons the most persons of a household that count, the highest amounts first
 * @param items what is handed over, for a benefit in kind
 */
public record Benefit(
        Kind kind,
        long amountRupiah,
        Period period,
        List<Component> components,
        String counted,
        int maxPersons,
        List<String> items) {
    private static final int MONTHS = 12;
    private static final int MOST_PERSONS = 50;

    public Benefit {
        kind = Objects.requireNonNullElse(kind, Kind.FIXED);
        period = Objects.requireNonNullElse(period, Period.MONTH);
        components = components == null ? List.of() : List.copyOf(components);
        counted = Objects.requireNonNullElse(counted, "");
        items = items == null ? List.of() : List.copyOf(items);
        maxPersons = maxPersons == 0 ? MOST_PERSONS : maxPersons;
        boolean money = kind == Kind.FIXED || kind == Kind.PER_PERSON;
        if (money && new Rupiah(amountRupiah).isZero()) {
            throw new IllegalArgumentException("amountRupiah must be above zero");
        }
        if ((kind == Kind.PER_COMPONENT) == components.isEmpty()) {
            throw new IllegalArgumentException("components belong to a benefit by component");
        }
        if (maxPersons < 1 || maxPersons > MOST_PERSONS) {
            throw new IllegalArgumentException("maxPersons must lie in 1.." + MOST_PERSONS);
        }
    }

    /** A fixed sum a month. */
    public static Benefit fixed(long amountRupiah) {
        return new Benefit(
                Kind.FIXED, amountRupiah, Period.MONTH, List.of(), "", MOST_PERSONS, List.of());
    }

    /** Whether we move money for it; a package or an entitlement only has a roster. */
    public boolean paysMoney() {
        return kind != Kind.IN_KIND && kind != Kind.NON_CASH;
    }

    /** Whether nobody may have it twice; an insurance or information excludes nothing else. */
    public boolean excludesOthers() {
        return kind != Kind.NON_CASH;
    }

    /** Everything of a period's amount in the month's share, exact over the year. */
    public static long share(long yearRupiah, int month) {
        return Math.multiplyExact(yearRupiah, month) / MONTHS
                - Math.multiplyExact(yearRupiah, month - 1) / MONTHS;
    }

    /** How the amount follows from the beneficiary. */
    public enum Kind {
        FIXED,
        PER_PERSON,
        PER_COMPONENT,
        IN_KIND,
        NON_CASH
    }

    /** A month's amount; a year's, spread over its months; or once a year, in full. */
    public enum Period {
        MONTH,
        YEAR,
        ONCE_A_YEAR
    }

    /**
     * A part of a benefit that a person brings into the household.
     *
     * @param expression CEL over {@code member}
     * @param maxPersons the most persons of a household it counts for; who is beyond may count for
     *     another component
     */
    public record Component(
            String code, String expression, long amountRupiah, String textId, int maxPersons) {
        public Component {
            maxPersons = maxPersons == 0 ? MOST_PERSONS : maxPersons;
            if (maxPersons < 1 || maxPersons > MOST_PERSONS) {
                throw new IllegalArgumentException("maxPersons must lie in 1.." + MOST_PERSONS);
            }
            textId = Objects.requireNonNullElse(textId, code);
            if (new Rupiah(amountRupiah).isZero()) {
                throw new IllegalArgumentException("amountRupiah of a component is above zero");
            }
        }

        /** For every person it fits. */
        public Component(String code, String expression, long amountRupiah, String textId) {
            this(code, expression, amountRupiah, textId, 0);
        }
    }
}
