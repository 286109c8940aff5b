package id.dinsos.disbursement.eligibility;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelVariableResolver;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled rule. It may be used by many threads at once. */
final class CelRule implements Rule {
    static final String MEMBER = "member";
    private static final Missing MISSING = new Missing();

    private final RuleSource source;
    private final List<Program> clauses;
    private final List<Program> components;
    private final List<Program> ranking;
    private final Set<Fact> uses;
    private final Set<Fact.OfPerson> usesOfPersons;

    CelRule(
            RuleSource source,
            List<Program> clauses,
            List<Program> components,
            List<Program> ranking,
            AskedFacts asked) {
        this.source = source;
        this.clauses = List.copyOf(clauses);
        this.components = List.copyOf(components);
        this.ranking = List.copyOf(ranking);
        this.uses = Set.copyOf(asked.facts());
        this.usesOfPersons = Set.copyOf(asked.ofPersons());
    }

    @Override
    public Set<Fact> uses() {
        return uses;
    }

    @Override
    public Set<Fact.OfPerson> usesOfPersons() {
        return usesOfPersons;
    }

    @Override
    public Judgment judge(Map<String, Object> facts) {
        CelVariableResolver resolver = resolver(facts);
        List<String> excluding = List.of();
        List<String> holding = List.of();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = source.clauses().get(i);
            switch (answer(clauses.get(i), resolver)) {
                case PASSED -> {}
                case MISSING -> holding = with(holding, ClauseText.FACTS_INCOMPLETE);
                case ERROR -> holding = with(with(holding, ClauseText.RULE_ERROR), clause.code());
                case FAILED -> {
                    if (clause.effect() == Clause.Effect.HOLD) {
                        holding = with(holding, clause.code());
                    } else {
                        excluding = with(excluding, clause.code());
                    }
                }
            }
        }
        if (excluding.isEmpty() && facts.containsKey(NOBODY_LIVES)) {
            excluding = List.of(ClauseText.NO_LIVING_MEMBER);
        }
        if (facts.containsKey(JOBS_UNKNOWN)) {
            holding = with(holding, ClauseText.FACTS_INCOMPLETE);
        }
        if (facts.containsKey(MESSAGES_PARKED)) {
            // What is known may be wrong either way, and nobody is refused on it.
            return worth(facts, List.of(ClauseText.FACTS_INCOMPLETE));
        }
        if (!excluding.isEmpty()) {
            return new Judgment(new Verdict(Outcome.EXCLUDED, excluding), 0);
        }
        return worth(facts, holding);
    }

    @Override
    public List<Long> rank(Map<String, Object> facts) {
        CelVariableResolver resolver = resolver(facts);
        List<Long> keys = new ArrayList<>(ranking.size());
        for (Program program : ranking) {
            keys.add(value(program, resolver) instanceof Long number ? number : Long.MAX_VALUE);
        }
        return keys;
    }

    /** The judgment on one whom nothing excludes. */
    private Judgment worth(Map<String, Object> facts, List<String> holding) {
        Benefit benefit = source.benefit();
        List<String> reasons = holding;
        long amount =
                switch (benefit.kind()) {
                    case FIXED -> benefit.amountRupiah();
                    case IN_KIND, NON_CASH -> 0;
                    case PER_PERSON, PER_COMPONENT -> {
                        List<Long> shares = shares(benefit, facts);
                        if (shares == null) {
                            reasons = with(reasons, ClauseText.FACTS_INCOMPLETE);
                            yield 0;
                        }
                        if (shares.isEmpty() && reasons.isEmpty()) {
                            yield -1;
                        }
                        yield sum(shares, benefit.maxPersons());
                    }
                };
        if (amount < 0) {
            return new Judgment(new Verdict(Outcome.EXCLUDED, List.of("no-benefit")), 0);
        }
        return new Judgment(
                reasons.isEmpty() ? Verdict.ELIGIBLE : new Verdict(Outcome.HELD, reasons), amount);
    }

    /**
     * One amount for each member who counts, or nothing where that cannot be worked out. The
     * dearest component takes its persons first, the eldest before others.
     */
    private @Nullable List<Long> shares(Benefit benefit, Map<String, Object> facts) {
        if (!(facts.get(Fact.MEMBERS.cel()) instanceof List<?> members)) {
            return null;
        }
        List<boolean[]> fits = new ArrayList<>(components.size());
        for (Program component : components) {
            boolean[] fit = new boolean[members.size()];
            for (int i = 0; i < fit.length; i++) {
                Object member = members.get(i);
                ComponentOutcome answer =
                        answer(
                                component,
                                name ->
                                        Optional.of(
                                                name.equals(MEMBER) ? member : known(facts, name)));
                if (answer == ComponentOutcome.MISSING || answer == ComponentOutcome.ERROR) {
                    return null;
                }
                fit[i] = answer == ComponentOutcome.PASSED;
            }
            fits.add(fit);
        }
        return benefit.kind() == Benefit.Kind.PER_PERSON
                ? each(fits.getFirst(), benefit.amountRupiah())
                : dearestFirst(benefit.components(), fits, members.size());
    }

    private static List<Long> each(boolean[] fits, long amount) {
        List<Long> shares = new ArrayList<>();
        for (boolean fit : fits) {
            if (fit) {
                shares.add(amount);
            }
        }
        return shares;
    }

    private static List<Long> dearestFirst(
            List<Benefit.Component> components, List<boolean[]> fits, int members) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(i -> -components.get(i).amountRupiah()));
        List<Long> shares = new ArrayList<>();
        boolean[] counted = new boolean[members];
        for (int at : order) {
            Benefit.Component component = components.get(at);
            int persons = 0;
            for (int i = 0; i < members && persons < component.maxPersons(); i++) {
                if (fits.get(at)[i] && !counted[i]) {
                    counted[i] = true;
                    persons++;
                    shares.add(component.amountRupiah());
                }
            }
        }
        return shares;
    }

    private static long sum(List<Long> shares, int cap) {
        shares.sort(Comparator.reverseOrder());
        long sum = 0;
        for (int i = 0; i < Math.min(cap, shares.size()); i++) {
            sum = Math.addExact(sum, shares.get(i));
        }
        return sum;
    }

    private static ComponentOutcome answer(Program program, CelVariableResolver resolver) {
        Object value = value(program, resolver);
        return value instanceof Boolean passed
                ? passed ? ComponentOutcome.PASSED : ComponentOutcome.FAILED
                : value == MISSING ? ComponentOutcome.MISSING : ComponentOutcome.ERROR;
    }

    /** The value, {@code MISSING} for want of a fact, or what else went wrong. */
    private static Object value(Program program, CelVariableResolver resolver) {
        try {
            return program.eval(resolver);
        } catch (CelEvaluationException | RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause == MISSING) {
                    return MISSING;
                }
            }
            String message = e.getMessage();
            return message != null && message.contains("is not present in map") ? MISSING : e;
        }
    }

    private static CelVariableResolver resolver(Map<String, Object> facts) {
        return name -> Optional.of(known(facts, name));
    }

    private static Object known(Map<String, Object> facts, String name) {
        Object value = facts.get(name);
        if (value == null) {
            throw MISSING;
        }
        return value;
    }

    private static List<String> with(List<String> codes, String code) {
        if (codes.contains(code)) {
            return codes;
        }
        List<String> longer = new ArrayList<>(codes);
        longer.add(code);
        return longer;
    }

    private enum ComponentOutcome {
        PASSED,
        FAILED,
        MISSING,
        ERROR
    }

    /** Thrown for each missing fact, so it is one and has no stack. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing() {
            super("a fact is missing", null, false, false);
        }
    }
}
