package id.dinsos.disbursement.eligibility;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One named condition of a rule, as data: a CEL expression over the {@link Fact} model that must be
 * true. A standard clause is named by its kind and arguments alone; any other is written out.
 *
 * @param kind of a {@link StandardClause}; empty for one of the programme's own
 * @param regulation where it comes from, for whoever asks why
 * @param code what a family is told and a verdict keeps; never renamed
 * @param effect what becomes of the payment when it fails
 */
public record Clause(
        String kind,
        List<String> arguments,
        String regulation,
        String code,
        String expression,
        Effect effect,
        String textId,
        String textEn) {
    public Clause {
        kind = Objects.requireNonNullElse(kind, "");
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
        regulation = Objects.requireNonNullElse(regulation, "");
        Clause standard = expression == null ? StandardClause.of(kind, arguments) : null;
        if (standard != null) {
            code = standard.code;
            expression = standard.expression;
            effect = standard.effect;
            textId = standard.textId;
            textEn = standard.textEn;
        }
        code = Objects.requireNonNullElse(code, "");
        expression = Objects.requireNonNullElse(expression, "");
        effect = Objects.requireNonNullElse(effect, Effect.EXCLUDE);
        textId = Objects.requireNonNullElse(textId, code);
        textEn = Objects.requireNonNullElse(textEn, code);
    }

    /** A standard clause. */
    @SuppressWarnings("NullAway") // the canonical constructor fills in what the kind says
    public Clause(String kind, List<String> arguments, String regulation) {
        this(kind, arguments, regulation, null, null, null, null, null);
    }

    /** A clause of the programme's own. */
    public static Clause own(String code, String expression, Effect effect, String regulation) {
        return new Clause("", List.of(), regulation, code, expression, effect, code, code);
    }

    public ClauseText text() {
        return new ClauseText(code, textId, textEn);
    }

    /** The clause in a rule, or nothing. */
    public static @Nullable Clause find(List<Clause> rule, String code) {
        for (Clause clause : rule) {
            if (clause.code.equals(code)) {
                return clause;
            }
        }
        return null;
    }

    /** A failed clause excludes, or holds the payment until a person or a message settles it. */
    public enum Effect {
        EXCLUDE,
        HOLD
    }
}
