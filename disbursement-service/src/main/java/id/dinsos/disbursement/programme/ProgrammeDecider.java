package id.dinsos.disbursement.programme;

import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.Fact;
import id.dinsos.disbursement.eligibility.Rule;
import id.dinsos.disbursement.eligibility.RuleSource;
import id.dinsos.disbursement.programme.Programme.Drafted;
import id.dinsos.disbursement.programme.Programme.InForce;
import id.dinsos.disbursement.programme.Programme.Undefined;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeProposed;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules of a programme's definition. Every clause must compile, with fitting types and at a cost
 * that does not grow with the square of a household, before a version is kept, so that a freeze can
 * never stumble over it; the authority behind a programme stays the same; two versions never hold
 * on one day; a quota is never cut below those already paid under it; the same terms again change
 * nothing. What one enters holds once another agrees, and is looked at again then.
 */
public final class ProgrammeDecider
        implements Decider<ProgrammeDecider.Command, Programme, ProgrammeEvent> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final int MAX_CLAUSES = 50;

    /** Whatever the clause is called, its expression says what it asks for. */
    private static final Pattern OF_ACCOUNT =
            Pattern.compile(
                    Stream.of(Fact.ACCOUNT, Fact.ACCOUNT_SHARED, Fact.HOLDER_MATCHES)
                            .map(Fact::cel)
                            .collect(Collectors.joining("|", "\\b(", ")\\b")));

    private final Function<RuleSource, List<Rule.Fault>> check;

    /**
     * @param check what is wrong with a rule, decided by the rule alone
     */
    public ProgrammeDecider(Function<RuleSource, List<Rule.Fault>> check) {
        this.check = check;
    }

    /** What may be asked of a programme. */
    public sealed interface Command {}

    /** Enter a version for a second person to agree to; it takes the place of an earlier draft. */
    public record Propose(Define version, String by) implements Command {}

    /**
     * Agree to the draft.
     *
     * @param committed as of {@link Define}
     */
    public record Agree(int committed, String by) implements Command {}

    /**
     * Puts a version into force.
     *
     * @param committed the most beneficiaries a run under these dates has paid or is about to pay
     */
    public record Define(String code, ProgrammeTerms terms, int committed) implements Command {
        public Define(String code, ProgrammeTerms terms) {
            this(code, terms, 0);
        }
    }

    @Override
    public Programme initial() {
        return new Undefined();
    }

    @Override
    public Decision<ProgrammeEvent> decide(Command command, Programme programme) {
        return switch (command) {
            case Define define -> define(define, programme);
            case Propose(Define version, String by) -> propose(version, by, programme);
            case Agree agree -> agree(agree, programme);
        };
    }

    /** What cannot be put into force is not even a draft. */
    private Decision<ProgrammeEvent> propose(Define version, String by, Programme programme) {
        ProgrammeProposed draft = draft(programme);
        return define(version, programme) instanceof Decision.Accepted<ProgrammeEvent> accepted
                ? accepted.events().isEmpty()
                                || draft != null && draft.terms().equals(version.terms())
                        ? Decision.accept()
                        : Decision.accept(
                                new ProgrammeProposed(version.code(), version.terms(), by))
                : define(version, programme);
    }

    private Decision<ProgrammeEvent> agree(Agree command, Programme programme) {
        ProgrammeProposed draft = draft(programme);
        if (draft == null) {
            return Decision.refuse(
                    ProgrammeCode.PROGRAMME_NOTHING_PROPOSED, "there is no draft to agree to");
        }
        return command.by().equals(draft.by())
                ? Decision.refuse(
                        ProgrammeCode.PROGRAMME_APPROVED_BY_AUTHOR,
                        "who entered the terms does not put them into force")
                : define(new Define(draft.code(), draft.terms(), command.committed()), programme);
    }

    private static @Nullable ProgrammeProposed draft(Programme programme) {
        return switch (programme) {
            case Undefined _ -> null;
            case Drafted(var draft) -> draft;
            case InForce known -> known.draft();
        };
    }

    static @Nullable String owner(Programme programme) {
        ProgrammeProposed draft = draft(programme);
        return programme instanceof InForce known
                ? known.terms().owner()
                : draft == null ? null : draft.terms().owner();
    }

    private Decision<ProgrammeEvent> define(Define command, Programme programme) {
        ProgrammeTerms terms = command.terms();
        if (!CODE.matcher(command.code()).matches()) {
            return Decision.refuse(
                    ProgrammeCode.PROGRAMME_CODE_INVALID, "a code is like SEMBAKO or PKH_PLUS");
        }
        if (terms.rule().isEmpty() || terms.rule().size() > MAX_CLAUSES) {
            return Decision.refuse(
                    ProgrammeCode.PROGRAMME_RULE_EMPTY, "a rule has 1 to 50 clauses");
        }
        if (programme instanceof InForce known && known.terms().equals(terms)) {
            return Decision.accept();
        }
        List<Refusal.FieldError> errors = errors(terms);
        if (!errors.isEmpty()) {
            return new Decision.Refused<>(
                    new Refusal(
                            ProgrammeCode.PROGRAMME_CLAUSE_INVALID,
                            "the rule has clauses that cannot be used",
                            errors));
        }
        if (terms.quota() != null
                && terms.quota().beneficiaries() > 0
                && terms.quota().beneficiaries() < command.committed()) {
            return Decision.refuse(
                    ProgrammeCode.PROGRAMME_QUOTA_BELOW_COMMITTED,
                    "%d are committed already".formatted(command.committed()));
        }
        return programme instanceof InForce known
                ? replace(command, known)
                : Decision.accept(new ProgrammeDefined(command.code(), terms));
    }

    @Override
    public Programme evolve(Programme programme, ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeProposed draft ->
                    programme instanceof InForce known
                            ? new InForce(known.code(), known.versions(), draft)
                            : new Drafted(draft);
            case ProgrammeDefined(String code, ProgrammeTerms terms) -> {
                List<ProgrammeTerms> versions = new ArrayList<>();
                if (programme instanceof InForce known) {
                    versions.addAll(known.versions());
                }
                versions.add(terms);
                yield new InForce(code, versions);
            }
        };
    }

    private static Decision<ProgrammeEvent> replace(Define command, InForce known) {
        if (!known.terms().owner().equals(command.terms().owner())) {
            return Decision.refuse(
                    ProgrammeCode.PROGRAMME_OWNER_FIXED,
                    "the programme belongs to " + known.terms().owner());
        }
        for (ProgrammeTerms version : known.versions()) {
            if (command.terms().schedule().collidesWith(version.schedule())) {
                return Decision.refuse(
                        ProgrammeCode.PROGRAMME_DATES_OVERLAP,
                        "another version is in force from %s to %s"
                                .formatted(version.schedule().from(), version.schedule().until()));
            }
        }
        return Decision.accept(new ProgrammeDefined(command.code(), command.terms()));
    }

    private List<Refusal.FieldError> errors(ProgrammeTerms terms) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        for (Rule.Fault fault : check.apply(terms.source())) {
            errors.add(new Refusal.FieldError(fault.pointer(), fault.code(), fault.message()));
        }
        Set<String> codes = new HashSet<>();
        boolean cash = terms.benefit().paysMoney() && !terms.asksForAccount();
        for (int i = 0; i < terms.rule().size(); i++) {
            Clause clause = terms.rule().get(i);
            if (cash && OF_ACCOUNT.matcher(clause.expression()).find()) {
                errors.add(
                        new Refusal.FieldError(
                                "/rule/" + i,
                                "clause-not-for-channel",
                                "where money is handed over nobody is asked for an account"));
            }
            if (!codes.add(clause.code()) && !clause.code().isEmpty()) {
                errors.add(
                        new Refusal.FieldError(
                                "/rule/" + i, "clause-twice", clause.code() + " is there twice"));
            }
        }
        return errors;
    }
}
