package id.dinsos.disbursement.programme;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.ClauseKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What a programme gives, to whom and under which law, as data: one version of it. A run keeps the
 * version it was opened with.
 *
 * @param owner region code of the authority that runs it; its runs lie within
 * @param amountRupiah benefit per beneficiary and month
 * @param conflictGroup programmes of one group exclude each other for a person and month
 * @param rule every clause must pass
 */
public record ProgrammeTerms(
        String name,
        String owner,
        Mode mode,
        Target target,
        long amountRupiah,
        String conflictGroup,
        String legalBasis,
        List<RuleClause> rule) {
    public ProgrammeTerms {
        rule = List.copyOf(rule);
        var unused = RegionCode.of(owner);
        if (new Rupiah(amountRupiah).isZero()) {
            throw new IllegalArgumentException("amountRupiah must be above zero");
        }
        required("name", name);
        required("conflictGroup", conflictGroup);
        required("legalBasis", legalBasis);
    }

    /** The rule in the form that judges; every clause was checked when the version was saved. */
    public List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>(rule.size());
        for (RuleClause one : rule) {
            clauses.add(
                    ClauseKind.named(one.kind())
                            .flatMap(kind -> kind.clause(one.arguments()))
                            .orElseThrow(
                                    () -> new IllegalStateException(one + " was not checked")));
        }
        return clauses;
    }

    /** The roster whose past and present entries are the candidates; empty: everybody. */
    public String roster() {
        for (Clause clause : clauses()) {
            if (clause instanceof Clause.OnRoster(String programme)) {
                return programme;
            }
        }
        return "";
    }

    public boolean covers(String region) {
        return RegionCode.of(owner).covers(RegionCode.of(region));
    }

    private static void required(String field, String value) {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(field + " must have 1 to 200 characters");
        }
    }

    /** Whether we move the money, or the ministry does and we follow and check. */
    public enum Mode {
        PAY,
        MIRROR
    }

    /** Who is entitled. */
    public enum Target {
        HOUSEHOLD,
        PERSON
    }

    /**
     * One clause of the rule as written down.
     *
     * @param kind such as {@code decile-at-most}
     * @param regulation where it comes from, for whoever asks why
     */
    public record RuleClause(String kind, List<String> arguments, String regulation) {
        public RuleClause {
            arguments = List.copyOf(arguments);
        }
    }
}
