package id.dinsos.cases.kind;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ties the rules of kinds to CEL, typed over the facts of the kind. What a rule may cost is bounded
 * by what it may say: comparisons, {@code in}, {@code size} and the like, no loops, no patterns, no
 * arithmetic, at most {@value #MAX_LENGTH} characters. So it takes at most as many steps as it has
 * words, and nothing in it grows.
 */
public class TriageWiring {
    static final int MAX_LENGTH = 500;
    private static final int MAX_KEPT = 500;
    private static final String OTHERWISE = "otherwise";
    private static final Set<String> ALLOWED =
            Set.of(
                    "_&&_",
                    "_||_",
                    "!_",
                    "_==_",
                    "_!=_",
                    "_<_",
                    "_<=_",
                    "_>_",
                    "_>=_",
                    "@in",
                    "_?_:_",
                    "size",
                    "startsWith",
                    "endsWith",
                    "contains");

    @Produces
    @Singleton
    public Triage triage() {
        return cel();
    }

    public static Triage cel() {
        return new Cel();
    }

    /** Compiled kinds, kept while they are few. */
    private static final class Cel implements Triage {
        private static final CelOptions OPTIONS =
                CelOptions.current()
                        .maxExpressionCodePointSize(MAX_LENGTH)
                        .enableUnknownTracking(false)
                        .build();
        private static final CelRuntime RUNTIME =
                CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
        private static final Missing MISSING = new Missing();

        private final Map<CaseKind, Map<String, Program>> kept = new ConcurrentHashMap<>();

        @Override
        public Judgment judge(CaseKind kind, String source, Map<String, Object> facts) {
            List<String> unanswered = new ArrayList<>();
            for (CaseKind.TriageRule rule : kind.triage()) {
                switch (ask(kind, rule.when(), source, facts)) {
                    case YES -> {
                        return new Judgment(rule.priority(), rule.code(), unanswered);
                    }
                    case UNKNOWN -> unanswered.add(rule.code());
                    case NO -> {}
                }
            }
            return new Judgment(kind.otherwise(), OTHERWISE, unanswered);
        }

        @Override
        public TriageAnswer ask(
                CaseKind kind, String condition, String source, Map<String, Object> facts) {
            Program program = programs(kind).get(condition);
            if (program == null) {
                throw new IllegalStateException("not a condition of " + kind.code());
            }
            CelVariableResolver resolver =
                    name -> Optional.of(name.equals(Triage.SOURCE) ? source : known(facts, name));
            try {
                return Boolean.TRUE.equals(program.eval(resolver))
                        ? TriageAnswer.YES
                        : TriageAnswer.NO;
            } catch (CelEvaluationException | Missing e) {
                // With neither arithmetic nor patterns nothing but a missing fact can go wrong.
                return TriageAnswer.UNKNOWN;
            }
        }

        @Override
        public List<Fault> faults(CaseKind kind) {
            Build build = new Build(kind);
            return build.faults;
        }

        private Map<String, Program> programs(CaseKind kind) {
            Map<String, Program> known = kept.get(kind);
            if (known != null) {
                return known;
            }
            Build build = new Build(kind);
            if (!build.faults.isEmpty()) {
                throw new IllegalStateException("a kind was not checked: " + build.faults);
            }
            if (kept.size() >= MAX_KEPT) {
                kept.clear();
            }
            kept.put(kind, build.programs);
            return build.programs;
        }

        private static Object known(Map<String, Object> facts, String name) {
            Object value = facts.get(name);
            if (value == null) {
                throw MISSING;
            }
            return value instanceof Integer number ? Long.valueOf(number) : value;
        }

        /** Thrown for each missing fact, so it is one and has no stack. */
        private static final class Missing extends RuntimeException {
            private static final long serialVersionUID = 1;

            Missing() {
                super("a fact is missing", null, false, false);
            }
        }
    }

    /** One compilation, with all that is wrong. */
    private static final class Build {
        private final List<Triage.Fault> faults = new ArrayList<>();
        private final Map<String, Program> programs = new HashMap<>();

        Build(CaseKind kind) {
            CelCompiler triage = compiler(kind).build();
            CelCompiler ending = ending(kind).build();
            Set<String> codes = new HashSet<>();
            for (int i = 0; i < kind.triage().size(); i++) {
                CaseKind.TriageRule rule = kind.triage().get(i);
                if (!codes.add(rule.code()) || rule.code().equals(OTHERWISE)) {
                    fault(
                            "/triage/" + i + "/code",
                            "rule-code-twice",
                            "each rule has its own code");
                }
                compile("/triage/" + i + "/when", rule.when(), triage);
            }
            for (int i = 0; i < kind.times().size(); i++) {
                String when = kind.times().get(i).when();
                if (when != null) {
                    compile("/times/" + i + "/when", when, triage);
                }
            }
            for (int i = 0; i < kind.closings().size(); i++) {
                String when = kind.closings().get(i).when();
                if (when != null) {
                    compile("/closings/" + i + "/when", when, ending);
                }
            }
        }

        private static CelCompilerBuilder compiler(CaseKind kind) {
            CelCompilerBuilder builder =
                    CelCompilerFactory.standardCelCompilerBuilder()
                            .setOptions(Cel.OPTIONS)
                            .setResultType(SimpleType.BOOL)
                            .addVar(Triage.SOURCE, SimpleType.STRING);
            kind.facts().forEach(fact -> builder.addVar(fact.name(), type(fact.type())));
            return builder;
        }

        /** A fact of the same name, in a kind that was stored before there were these, wins. */
        private static CelCompilerBuilder ending(CaseKind kind) {
            CelCompilerBuilder builder = compiler(kind);
            if (kind.fact(Triage.STATE).isEmpty()) {
                builder.addVar(Triage.STATE, SimpleType.STRING);
            }
            if (kind.fact(Triage.DAYS_IN_STATE).isEmpty()) {
                builder.addVar(Triage.DAYS_IN_STATE, SimpleType.INT);
            }
            return builder;
        }

        private static CelType type(CaseKind.Type type) {
            return switch (type) {
                case BOOL -> SimpleType.BOOL;
                case INT -> SimpleType.INT;
                case TEXT, CHOICE -> SimpleType.STRING;
            };
        }

        private void compile(String at, @Nullable String expression, CelCompiler compiler) {
            if (expression == null || expression.isBlank()) {
                fault(at, "rule-empty", "a condition is needed");
                return;
            }
            CelValidationResult result = compiler.compile(expression);
            if (result.hasError()) {
                fault(at, "rule-type-error", result.getErrors().getFirst().getMessage());
                return;
            }
            try {
                CelAbstractSyntaxTree ast = result.getAst();
                check(ast.getExpr(), message -> fault(at, "rule-not-allowed", message));
                programs.put(expression, Cel.RUNTIME.createProgram(ast));
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void check(CelExpr expr, Consumer<String> fault) {
            switch (expr.getKind()) {
                case CONSTANT, NOT_SET, IDENT -> {}
                case LIST -> expr.list().elements().forEach(e -> check(e, fault));
                case CALL -> {
                    CelExpr.CelCall call = expr.call();
                    if (!ALLOWED.contains(call.function())) {
                        fault.accept("a rule cannot use " + call.function());
                    }
                    call.target().ifPresent(target -> check(target, fault));
                    call.args().forEach(argument -> check(argument, fault));
                }
                case SELECT, MAP, STRUCT, COMPREHENSION ->
                        fault.accept("a rule is made of comparisons alone");
            }
        }

        private void fault(String pointer, String code, String message) {
            faults.add(new Triage.Fault(pointer, code, message));
        }
    }
}
