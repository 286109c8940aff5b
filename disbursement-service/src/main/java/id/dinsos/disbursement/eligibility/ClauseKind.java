package id.dinsos.disbursement.eligibility;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The clauses a programme may use, by the name they have in a rule. */
public enum ClauseKind {
    HOUSEHOLD_LIVE(0, arguments -> new Clause.HouseholdLive()),
    ON_ROSTER(1, arguments -> new Clause.OnRoster(arguments.getFirst())),
    DECILE_AT_MOST(1, arguments -> new Clause.DecileAtMost(Integer.parseInt(arguments.getFirst()))),
    PAYEE_NAMED(0, arguments -> new Clause.PayeeNamed()),
    PAYEE_ALIVE(0, arguments -> new Clause.PayeeAlive()),
    PAYEE_CIVIL_MATCHED(0, arguments -> new Clause.PayeeCivilMatched()),
    NO_EXCLUDED_JOB(-1, Clause.NoExcludedJob::new),
    FACTS_COMPLETE(0, arguments -> new Clause.FactsComplete()),
    HAS_ACCOUNT(0, arguments -> new Clause.HasAccount());

    private final int arguments;
    private final Function<List<String>, Clause> make;

    ClauseKind(int arguments, Function<List<String>, Clause> make) {
        this.arguments = arguments;
        this.make = make;
    }

    /** {@code decile-at-most} is {@code DECILE_AT_MOST}. */
    public static Optional<ClauseKind> named(String kind) {
        for (ClauseKind one : values()) {
            if (one.kind().equals(kind)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The clause, or nothing where the arguments do not fit. */
    public Optional<Clause> clause(List<String> values) {
        if (arguments >= 0 && values.size() != arguments) {
            return Optional.empty();
        }
        try {
            return Optional.of(make.apply(values));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
