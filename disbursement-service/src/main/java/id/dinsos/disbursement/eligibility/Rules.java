package id.dinsos.disbursement.eligibility;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import id.dinsos.disbursement.eligibility.Rule.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Ties the rules to CEL: typed over the {@link Fact} model, checked when a version is saved,
 * bounded in steps and memory, compiled once and kept. What a check lets through cannot fail to
 * compile at a freeze, nor bring it down.
 */
public final class Rules {
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_LOOP = 10_000;
    private static final int MAX_KEPT = 200;
    private static final long MAX_STEPS = 500_000;
    private static final String PERSON = "Person";
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(MAX_LENGTH)
                    .comprehensionMaxIterations(MAX_LOOP)
                    .enableUnknownTracking(false)
                    .build();
    private static final CelCompiler CONDITION = compiler(false, SimpleType.BOOL);
    private static final CelCompiler OF_MEMBER = compiler(true, SimpleType.BOOL);
    private static final CelCompiler NUMBER = compiler(false, SimpleType.INT);
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
    private static final Map<RuleSource, CelRule> KEPT = new ConcurrentHashMap<>();

    private Rules() {}

    /** What is wrong with a rule, clause by clause; empty where it can be used. */
    public static List<Fault> faults(RuleSource source) {
        return new Build(source).faults;
    }

    /** The rule, ready to judge; it was checked when it was saved. */
    public static Rule rule(RuleSource source) {
        Rule known = KEPT.get(source);
        if (known != null) {
            return known;
        }
        Build build = new Build(source);
        if (!build.faults.isEmpty()) {
            throw new IllegalStateException("a rule was not checked: " + build.faults);
        }
        if (KEPT.size() >= MAX_KEPT) {
            KEPT.clear();
        }
        CelRule made = build.rule();
        KEPT.put(source, made);
        return made;
    }

    private static CelCompiler compiler(boolean ofMember, CelType result) {
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setTypeProvider(new FactTypes())
                        .setResultType(result);
        for (Fact fact : Fact.values()) {
            builder.addVar(fact.cel(), type(fact.type()));
        }
        if (ofMember) {
            builder.addVar(CelRule.MEMBER, StructTypeReference.create(PERSON));
        }
        return builder.build();
    }

    private static CelType type(Fact.Type type) {
        return switch (type) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case TEXT -> SimpleType.STRING;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case PERSON -> StructTypeReference.create(PERSON);
            case PERSONS -> ListType.create(StructTypeReference.create(PERSON));
        };
    }

    /** The type of a person, for the checker; at run time a person is a map. */
    private static final class FactTypes implements CelTypeProvider {
        private final StructType person =
                StructType.create(PERSON, names(), name -> Optional.ofNullable(field(name)));

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableSet.of(person);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return name.equals(PERSON) ? Optional.of(person) : Optional.empty();
        }

        private static ImmutableSet<String> names() {
            ImmutableSet.Builder<String> names = ImmutableSet.builder();
            for (Fact.OfPerson field : Fact.OfPerson.values()) {
                names.add(field.cel());
            }
            return names.build();
        }

        private static @org.jspecify.annotations.Nullable CelType field(String name) {
            for (Fact.OfPerson field : Fact.OfPerson.values()) {
                if (field.cel().equals(name)) {
                    return type(field.type());
                }
            }
            return null;
        }
    }

    /** One compilation, with all that is wrong. */
    private static final class Build {
        private final RuleSource source;
        private final List<Fault> faults = new ArrayList<>();
        private final AskedFacts asked = new AskedFacts();
        private long steps;
        private final List<CelRuntime.Program> clauses = new ArrayList<>();
        private final List<CelRuntime.Program> components = new ArrayList<>();
        private final List<CelRuntime.Program> ranking = new ArrayList<>();

        Build(RuleSource source) {
            this.source = source;
            for (int i = 0; i < source.clauses().size(); i++) {
                Clause clause = source.clauses().get(i);
                String at = "/rule/" + i;
                if (clause.expression().isEmpty()) {
                    faults.add(
                            new Fault(
                                    at,
                                    "clause-invalid",
                                    clause.kind() + " is unknown or its arguments do not fit"));
                } else if (!clause.code().matches("[a-z][a-z0-9-]{1,59}")) {
                    faults.add(new Fault(at, "clause-invalid", "a code is like excluded-job"));
                } else {
                    compile(at, clause.expression(), CONDITION, clauses);
                }
            }
            Benefit benefit = source.benefit();
            for (int i = 0; i < benefit.components().size(); i++) {
                String expression = benefit.components().get(i).expression();
                compile("/benefit/components/" + i, expression, OF_MEMBER, components);
            }
            if (benefit.kind() == Benefit.Kind.PER_PERSON) {
                String counted = benefit.counted().isEmpty() ? "true" : benefit.counted();
                compile("/benefit/counted", counted, OF_MEMBER, components);
            }
            for (int i = 0; i < source.ranking().size(); i++) {
                compile("/quota/ranking/" + i, source.ranking().get(i), NUMBER, ranking);
            }
            if (steps > MAX_STEPS && faults.isEmpty()) {
                faults.add(
                        new Fault(
                                "/rule",
                                "rule-too-costly",
                                "all clauses together take more than %d steps for one family"
                                        .formatted(MAX_STEPS)));
            }
        }

        CelRule rule() {
            if (!components.isEmpty()) {
                asked.ask(Fact.MEMBERS);
            }
            return new CelRule(source, clauses, components, ranking, asked);
        }

        private void compile(
                String at, String expression, CelCompiler compiler, List<CelRuntime.Program> into) {
            if (expression.contains("__")) {
                faults.add(new Fault(at, "rule-name-reserved", "names with __ are the engine's"));
                return;
            }
            CelValidationResult result = compiler.compile(expression);
            if (result.hasError()) {
                CelIssue first = result.getErrors().getFirst();
                String where =
                        "line %d, column %d: "
                                .formatted(
                                        first.getSourceLocation().getLine(),
                                        first.getSourceLocation().getColumn() + 1);
                faults.add(new Fault(at, "rule-type-error", where + first.getMessage()));
                return;
            }
            try {
                CelAbstractSyntaxTree ast = result.getAst();
                int before = faults.size();
                BiConsumer<String, String> fault =
                        (code, message) -> faults.add(new Fault(at, code, message));
                asked.read(ast, compiler == OF_MEMBER, fault);
                if (faults.size() == before) {
                    steps += RuleCost.of(ast, compiler == OF_MEMBER, fault);
                }
                if (faults.size() == before) {
                    into.add(RUNTIME.createProgram(ast));
                }
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
