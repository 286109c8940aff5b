package id.dinsos.disbursement.eligibility;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads out of checked expressions which facts they ask for, and finds what a type check does not:
 * a loop in a loop over the household, and a division by a plain zero.
 */
final class AskedFacts {
    private final Set<Fact> facts = EnumSet.noneOf(Fact.class);
    private final Set<Fact.OfPerson> ofPersons = EnumSet.noneOf(Fact.OfPerson.class);

    Set<Fact> facts() {
        return facts;
    }

    Set<Fact.OfPerson> ofPersons() {
        return ofPersons;
    }

    void ask(Fact fact) {
        facts.add(fact);
    }

    /**
     * @param ofMember it is asked of each member, so that a loop over the household is one too many
     * @param fault takes a code and a message
     */
    void read(CelAbstractSyntaxTree ast, boolean ofMember, BiConsumer<String, String> fault) {
        new Reading(ast, fault).visit(ast.getExpr(), ofMember, Set.of());
    }

    private final class Reading {
        private final CelAbstractSyntaxTree ast;
        private final BiConsumer<String, String> fault;

        Reading(CelAbstractSyntaxTree ast, BiConsumer<String, String> fault) {
            this.ast = ast;
            this.fault = fault;
        }

        void visit(CelExpr expr, boolean inLoop, Set<String> loopVariables) {
            switch (expr.getKind()) {
                case CONSTANT, NOT_SET -> {}
                case IDENT -> {
                    if (!loopVariables.contains(expr.ident().name())) {
                        Fact.named(expr.ident().name()).ifPresent(facts::add);
                    }
                }
                case SELECT -> {
                    for (Fact.OfPerson field : Fact.OfPerson.values()) {
                        if (field.cel().equals(expr.select().field())) {
                            ofPersons.add(field);
                        }
                    }
                    visit(expr.select().operand(), inLoop, loopVariables);
                }
                case CALL -> call(expr, inLoop, loopVariables);
                case LIST -> expr.list().elements().forEach(e -> visit(e, inLoop, loopVariables));
                case MAP ->
                        expr.map()
                                .entries()
                                .forEach(e -> {
                                    visit(e.key(), inLoop, loopVariables);
                                    visit(e.value(), inLoop, loopVariables);
                                });
                case STRUCT ->
                        expr.struct()
                                .entries()
                                .forEach(e -> visit(e.value(), inLoop, loopVariables));
                case COMPREHENSION -> loop(expr.comprehension(), expr, inLoop, loopVariables);
            }
        }

        private void call(CelExpr expr, boolean inLoop, Set<String> loopVariables) {
            CelExpr.CelCall call = expr.call();
            List<CelExpr> arguments = call.args();
            boolean divides = call.function().equals("_/_") || call.function().equals("_%_");
            if (divides && isZero(arguments.get(1))) {
                fault.accept("rule-divides-by-zero", "a division by zero" + at(expr));
            }
            if (inLoop && call.function().equals("@in") && isOfHousehold(arguments.get(1))) {
                quadratic(expr);
            }
            call.target().ifPresent(target -> visit(target, inLoop, loopVariables));
            arguments.forEach(argument -> visit(argument, inLoop, loopVariables));
        }

        private void loop(
                CelExpr.CelComprehension loop,
                CelExpr expr,
                boolean inLoop,
                Set<String> loopVariables) {
            boolean overConstants = loop.iterRange().getKind() == CelExpr.ExprKind.Kind.LIST;
            if (inLoop && !overConstants) {
                quadratic(expr);
            }
            Set<String> inside = new HashSet<>(loopVariables);
            inside.add(loop.iterVar());
            inside.add(loop.accuVar());
            visit(loop.iterRange(), inLoop, loopVariables);
            visit(loop.accuInit(), inLoop, loopVariables);
            boolean deeper = inLoop || !overConstants;
            visit(loop.loopCondition(), deeper, inside);
            visit(loop.loopStep(), deeper, inside);
            visit(loop.result(), inLoop, inside);
        }

        private void quadratic(CelExpr expr) {
            fault.accept(
                    "rule-quadratic",
                    "a loop within a loop over the household grows with its square" + at(expr));
        }

        private String at(CelExpr expr) {
            return Optional.ofNullable(ast.getSource().getPositionsMap().get(expr.id()))
                    .flatMap(ast.getSource()::getOffsetLocation)
                    .map(place ->
                            ", line %d, column %d"
                                    .formatted(place.getLine(), place.getColumn() + 1))
                    .orElse("");
        }

        private static boolean isOfHousehold(CelExpr list) {
            return list.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION
                    || list.getKind() == CelExpr.ExprKind.Kind.IDENT
                            && (list.ident().name().equals(Fact.MEMBERS.cel())
                                    || list.ident().name().equals(Fact.JOBS.cel()));
        }

        private static boolean isZero(CelExpr expr) {
            return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && switch (expr.constant().getKind()) {
                        case INT64_VALUE -> expr.constant().int64Value() == 0;
                        case UINT64_VALUE -> expr.constant().uint64Value().longValue() == 0;
                        case DOUBLE_VALUE -> expr.constant().doubleValue() == 0;
                        default -> false;
                    };
        }
    }
}
