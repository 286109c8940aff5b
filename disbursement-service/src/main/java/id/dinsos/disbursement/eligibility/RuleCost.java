package id.dinsos.disbursement.eligibility;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What an expression costs at most, in steps and in memory, worked out before it ever runs: the
 * size of each value follows from the sizes of its parts, from the largest household there is down.
 * So nobody who may write a rule can end the process that judges by it.
 */
final class RuleCost {
    /** Steps of one expression for one beneficiary. */
    static final long MAX_STEPS = 200_000;

    /** Characters and cells of one value. */
    static final long MAX_WEIGHT = 100_000;

    private static final long MAX_PATTERN = 2_000;
    private static final int MAX_VISITS = 20_000;
    private static final int MAX_MEMBERS = 60;
    private static final int MAX_TEXTS = 60;
    private static final int MAX_TEXT = 100;
    private static final int STEPS_PER_WEIGHT = 50;
    private static final Set<String> ANSWERS =
            Set.of(
                    "_==_",
                    "_!=_",
                    "_<_",
                    "_<=_",
                    "_>_",
                    "_>=_",
                    "_&&_",
                    "_||_",
                    "!_",
                    "@not_strictly_false",
                    "@in",
                    "contains",
                    "startsWith",
                    "endsWith",
                    "matches",
                    "size",
                    "_-_",
                    "_*_",
                    "_/_",
                    "_%_",
                    "-_",
                    "int",
                    "uint",
                    "double",
                    "bool");
    private static final Size ONE = new Size(1, 0, null);
    private static final Size TEXT = new Size(MAX_TEXT, 0, null);
    private static final Size TEXTS = new Size((long) MAX_TEXTS * MAX_TEXT, MAX_TEXTS, TEXT);
    private static final Size PERSON = new Size(MAX_TEXT, 0, null);
    private static final Size PERSONS =
            new Size((long) MAX_MEMBERS * MAX_TEXT, MAX_MEMBERS, PERSON);
    private static final Size ENDLESS = new Size(Long.MAX_VALUE, 0, null);

    private final BiConsumer<String, String> fault;
    private long steps;
    private int visits;
    private boolean tooHeavy;
    private boolean faulty;

    private RuleCost(BiConsumer<String, String> fault) {
        this.fault = fault;
    }

    /**
     * The steps that an expression takes at most.
     *
     * @param ofMember it is asked of each member
     * @param fault takes a code and a message, where it costs too much or a pattern cannot be used
     * @return no more than {@code MAX_STEPS} where there is no fault
     */
    static long of(CelAbstractSyntaxTree ast, boolean ofMember, BiConsumer<String, String> fault) {
        RuleCost cost = new RuleCost(fault);
        var unused = cost.size(ast.getExpr(), Map.of(), ofMember ? MAX_MEMBERS : 1);
        if (cost.tooHeavy || cost.steps > MAX_STEPS || cost.visits > MAX_VISITS) {
            fault.accept(
                    "rule-too-costly",
                    "it could take more than %d steps or %d characters for one family"
                            .formatted(MAX_STEPS, MAX_WEIGHT));
        }
        return cost.faulty ? MAX_STEPS : Math.min(cost.steps, MAX_STEPS);
    }

    /**
     * How large a value is at most.
     *
     * @param weight its characters and cells, with those of its parts
     * @param count of its elements
     * @param element the largest of them; null where there is none
     */
    private record Size(long weight, long count, @Nullable Size element) {
        Size plus(Size other) {
            return new Size(
                    add(add(weight, other.weight), 1),
                    add(count, other.count),
                    larger(element, other.element));
        }

        static @Nullable Size larger(@Nullable Size one, @Nullable Size other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return new Size(
                    Math.max(one.weight, other.weight),
                    Math.max(one.count, other.count),
                    larger(one.element, other.element));
        }
    }

    private Size size(CelExpr expr, Map<String, Size> known, long times) {
        if (++visits > MAX_VISITS) {
            return ENDLESS;
        }
        steps = add(steps, times);
        Size size =
                switch (expr.getKind()) {
                    case NOT_SET -> ONE;
                    case CONSTANT ->
                            switch (expr.constant().getKind()) {
                                case STRING_VALUE ->
                                        new Size(
                                                1 + expr.constant().stringValue().length(),
                                                0,
                                                null);
                                case BYTES_VALUE ->
                                        new Size(1 + expr.constant().bytesValue().size(), 0, null);
                                default -> ONE;
                            };
                    case IDENT -> named(expr.ident().name(), known);
                    case SELECT -> {
                        Size whole = size(expr.select().operand(), known, times);
                        yield whole.equals(PERSON) ? TEXTS : either(TEXTS, whole);
                    }
                    case CALL -> call(expr.call(), known, times);
                    case LIST -> elements(expr.list().elements(), known, times);
                    case MAP -> {
                        List<CelExpr> parts = new ArrayList<>();
                        expr.map()
                                .entries()
                                .forEach(entry -> {
                                    parts.add(entry.key());
                                    parts.add(entry.value());
                                });
                        yield elements(parts, known, times);
                    }
                    case STRUCT ->
                            elements(
                                    expr.struct().entries().stream()
                                            .map(CelExpr.CelStruct.Entry::value)
                                            .toList(),
                                    known,
                                    times);
                    case COMPREHENSION -> loop(expr.comprehension(), known, times);
                };
        tooHeavy |= size.weight > MAX_WEIGHT;
        return size;
    }

    private static Size named(String name, Map<String, Size> known) {
        Size local = known.get(name);
        if (local != null) {
            return local;
        }
        if (name.equals(CelRule.MEMBER)) {
            return PERSON;
        }
        return Fact.named(name)
                .map(fact ->
                        switch (fact.type()) {
                            case BOOL, INT -> ONE;
                            case TEXT -> TEXT;
                            case TEXTS -> TEXTS;
                            case PERSON -> PERSON;
                            case PERSONS -> PERSONS;
                        })
                .orElse(ONE);
    }

    private Size elements(List<CelExpr> parts, Map<String, Size> known, long times) {
        Size all = new Size(1, 0, null);
        for (CelExpr part : parts) {
            Size one = size(part, known, times);
            all = all.plus(new Size(one.weight, 1, one));
        }
        return all;
    }

    private Size call(CelExpr.CelCall call, Map<String, Size> known, long times) {
        List<CelExpr> arguments = new ArrayList<>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.args());
        List<Size> sizes = new ArrayList<>();
        Size sum = ONE;
        for (CelExpr argument : arguments) {
            Size one = size(argument, known, times);
            sizes.add(one);
            sum = sum.plus(one);
        }
        steps = add(steps, multiply(times, sum.weight / STEPS_PER_WEIGHT));
        String function = call.function();
        if (function.equals("matches")) {
            pattern(arguments.getLast(), sizes.getFirst(), times);
        }
        if (ANSWERS.contains(function)) {
            return ONE;
        }
        return switch (function) {
            case "_?_:_" -> either(sizes.get(1), sizes.get(2));
            case "_[_]" -> {
                Size element = sizes.getFirst().element;
                yield element == null ? sizes.getFirst() : element;
            }
            case "_+_", "dyn" -> sum;
            // A number, a time or bytes written out.
            default -> new Size(add(multiply(sum.weight, 4), 50), sum.count, sum.element);
        };
    }

    private void pattern(CelExpr pattern, Size text, long times) {
        if (pattern.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            faulty = true;
            fault.accept("rule-pattern-computed", "a pattern is written out, and not computed");
            return;
        }
        String written = pattern.constant().stringValue();
        long size = PatternSize.of(written);
        if (size > MAX_PATTERN) {
            faulty = true;
            fault.accept("rule-pattern-too-large", "the pattern has too many repetitions");
            return;
        }
        steps = add(steps, multiply(times, multiply(text.weight, size) / STEPS_PER_WEIGHT));
        try {
            var unused = Pattern.compile(written);
        } catch (PatternSyntaxException e) {
            faulty = true;
            fault.accept("rule-pattern-invalid", "the pattern cannot be read");
        }
    }

    /** What a loop gathers grows by the same with each turn, or it is not let through. */
    private Size loop(CelExpr.CelComprehension loop, Map<String, Size> known, long times) {
        Size range = size(loop.iterRange(), known, times);
        Size start = size(loop.accuInit(), known, times);
        long turns = Math.max(1, range.count);
        Map<String, Size> inside = new HashMap<>(known);
        inside.put(loop.iterVar(), range.element == null ? TEXT : range.element);
        inside.put(loop.accuVar(), start);
        long within = multiply(times, turns);
        var unused = size(loop.loopCondition(), inside, within);
        Size first = size(loop.loopStep(), inside, within);
        inside.put(loop.accuVar(), first);
        long before = steps;
        Size second = size(loop.loopStep(), inside, within);
        steps = before;
        long growth = Math.max(0, first.weight - start.weight);
        if (second.weight - first.weight > growth) {
            return ENDLESS;
        }
        long more = Math.max(0, first.count - start.count);
        Size gathered =
                new Size(
                        add(Math.max(start.weight, first.weight), multiply(growth, turns)),
                        add(start.count, multiply(more, turns)),
                        Size.larger(start.element, first.element));
        inside.put(loop.accuVar(), gathered);
        return size(loop.result(), inside, times);
    }

    private static Size either(Size one, Size other) {
        Size larger = Size.larger(one, other);
        return larger == null ? ONE : larger;
    }

    private static long add(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long multiply(long one, long other) {
        return other != 0 && one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
