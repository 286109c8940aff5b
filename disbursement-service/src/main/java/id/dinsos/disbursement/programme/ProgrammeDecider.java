package id.dinsos.disbursement.programme;

import id.dinsos.disbursement.eligibility.ClauseKind;
import id.dinsos.disbursement.programme.Programme.InForce;
import id.dinsos.disbursement.programme.Programme.Undefined;
import id.dinsos.disbursement.programme.ProgrammeDecider.Define;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.programme.ProgrammeTerms.RuleClause;
import id.dinsos.eventstore.Decider;
import id.dinsos.eventstore.Decision;
import id.dinsos.eventstore.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules of a programme's definition. Every clause must be known and have fitting arguments before a
 * version is kept, so that a freeze can never stumble over it; the authority behind a programme
 * stays the same; the same terms again change nothing.
 */
public final class ProgrammeDecider implements Decider<Define, Programme, ProgrammeEvent> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final int MAX_CLAUSES = 50;

    /** Puts a version into force. */
    public record Define(String code, ProgrammeTerms terms) {}

    @Override
    public Programme initial() {
        return new Undefined();
    }

    @Override
    public Decision<ProgrammeEvent> decide(Define command, Programme programme) {
        if (!CODE.matcher(command.code()).matches()) {
            return Decision.refuse(
                    ProgrammeCode.PROGRAMME_CODE_INVALID, "a code is like SEMBAKO or PKH_PLUS");
        }
        List<RuleClause> rule = command.terms().rule();
        if (rule.isEmpty() || rule.size() > MAX_CLAUSES) {
            return Decision.refuse(
                    ProgrammeCode.PROGRAMME_RULE_EMPTY, "a rule has 1 to 50 clauses");
        }
        List<Refusal.FieldError> errors = errors(rule);
        if (!errors.isEmpty()) {
            return new Decision.Refused<>(
                    new Refusal(
                            ProgrammeCode.PROGRAMME_CLAUSE_INVALID,
                            "the rule has clauses that cannot be used",
                            errors));
        }
        if (programme instanceof InForce known) {
            if (known.terms().equals(command.terms())) {
                return Decision.accept();
            }
            if (!known.terms().owner().equals(command.terms().owner())) {
                return Decision.refuse(
                        ProgrammeCode.PROGRAMME_OWNER_FIXED,
                        "the programme belongs to " + known.terms().owner());
            }
        }
        return Decision.accept(new ProgrammeDefined(command.code(), command.terms()));
    }

    @Override
    public Programme evolve(Programme programme, ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeDefined(String code, ProgrammeTerms terms) ->
                    new InForce(
                            code,
                            programme instanceof InForce known ? known.number() + 1 : 1,
                            terms);
        };
    }

    private static List<Refusal.FieldError> errors(List<RuleClause> rule) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rule.size(); i++) {
            RuleClause one = rule.get(i);
            if (ClauseKind.named(one.kind())
                    .flatMap(kind -> kind.clause(one.arguments()))
                    .isEmpty()) {
                errors.add(
                        new Refusal.FieldError(
                                "/rule/" + i,
                                "clause-invalid",
                                one.kind() + " is unknown or its arguments do not fit"));
            }
        }
        return errors;
    }
}
