package id.dinsos.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The layout rules, run in every module by Surefire from the test kit. In a service a file is pure
 * unless its suffix says that it is an edge, so new files are pure by default; in the kernel the
 * room {@code rules} is pure. The name has no {@code Test}: each module scans for it by name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // what is read, is read once
class ArchitectureRules {
    private static final String EDGE =
            "(.*\\.)?[A-Za-z0-9]*"
                    + "(Resource|View|Store|Publisher|Consumer|Client|Job|File|Wiring)"
                    + "(\\$.*)?(_.*)?";
    private static final Set<String> SERVICES =
            Set.of("id.dinsos.registry", "id.dinsos.disbursement", "id.dinsos.cases");

    /** What a name-based id and the bytes of a claim are made of; the same for the same input. */
    private static final Set<String> DIGESTS =
            Set.of(
                    "id.dinsos.eventstore.secret.Sha256",
                    "java.nio.ByteBuffer",
                    "java.nio.charset.StandardCharsets",
                    "java.nio.charset.Charset",
                    "java.text.Normalizer",
                    "java.text.Normalizer$Form",
                    "java.security.MessageDigest",
                    "java.security.NoSuchAlgorithmException");

    /** The language of programme rules: it computes, and reaches nothing outside. */
    private static final Set<String> EXPRESSIONS =
            Set.of("dev.cel.", "com.google.common.", "com.google.re2j.");

    /** Programs that somebody starts at a desk, and tests: they wait, measure and roll dice. */
    private static final String[] PROGRAMS = {
        "id.dinsos.launcher..",
        "id.dinsos.regency..",
        "id.dinsos.demo..",
        "id.dinsos.bench..",
        "id.dinsos.testkit.."
    };

    private static final String JOB = "id.dinsos.eventstore.work.BackgroundJob";
    private static final String VIEW = "id.dinsos.eventstore.view.View";
    private static final String PRODUCES = "jakarta.enterprise.inject.Produces";

    /** What reaches a server, a broker, a database or an issuer's keys by the network. */
    private static final Set<String> WAYS_OUT =
            Set.of(
                    "java.net.",
                    "java.sql.",
                    "io.vertx.core.http.HttpClient",
                    "org.apache.kafka.clients.",
                    "io.smallrye.jwt.auth.principal.JWTParser");

    /** A store is none by being one itself: it asks something else. */
    private static final Set<String> DATABASES =
            Set.of(
                    "io.vertx.sqlclient.",
                    "io.vertx.pgclient.",
                    "io.vertx.mutiny.sqlclient.",
                    "io.vertx.mutiny.pgclient.",
                    "org.hibernate.",
                    "java.sql.",
                    "id.dinsos.eventstore.log.");

    private static final String KERNEL_RULES = "id.dinsos.eventstore.rules";

    private final JavaClasses service =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                    .importPackages("id.dinsos");

    @Test
    void a_pure_file_uses_only_the_language_the_contracts_and_other_pure_files() {
        classes()
                .that(isPure())
                .should()
                .onlyDependOnClassesThat(allowedForPure())
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void the_clock_and_randomness_are_read_in_wiring_alone() {
        noClasses()
                .that()
                .haveNameNotMatching("(.*\\.)?[A-Za-z0-9]*Wiring(\\$.*)?(_.*)?")
                .and()
                .resideOutsideOfPackages(PROGRAMS)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void no_field_holds_a_floating_point_number() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(PROGRAMS)
                .should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class)
                .andShould()
                .notHaveRawType(Double.class)
                .andShould()
                .notHaveRawType(Float.class)
                .andShould()
                .notHaveRawType(BigDecimal.class)
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void features_are_free_of_cycles() {
        slices().matching("id.dinsos.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void a_job_is_background_work_of_the_one_kernel_job() {
        suffixIsTrue("Job", "be a BackgroundJob", c -> c.isAssignableTo(JOB)).check(service);
    }

    @Test
    void a_view_is_a_view_or_a_part_of_one() {
        suffixIsTrue(
                        "View",
                        "be a view or used by one",
                        c ->
                                c.isAssignableTo(VIEW)
                                        || c.getDirectDependenciesToSelf().stream()
                                                .anyMatch(use ->
                                                        use.getOriginClass().isAssignableTo(VIEW)))
                .check(service);
    }

    @Test
    void a_client_talks_to_something_outside_the_process() {
        suffixIsTrue(
                        "Client",
                        "use a way out of the process",
                        c ->
                                c.getDirectDependenciesFromSelf().stream()
                                        .map(use -> use.getTargetClass().getName())
                                        .anyMatch(name ->
                                                WAYS_OUT.stream().anyMatch(name::startsWith)))
                .check(service);
    }

    @Test
    void a_wiring_produces_beans() {
        suffixIsTrue(
                        "Wiring",
                        "produce a bean",
                        c ->
                                c.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(PRODUCES)))
                .check(service);
    }

    @Test
    void a_store_reads_or_writes_a_database() {
        suffixIsTrue(
                        "Store",
                        "use a database, the log or another store",
                        c ->
                                withNested(c)
                                        .flatMap(
                                                one -> one.getDirectDependenciesFromSelf().stream())
                                        .map(use -> use.getTargetClass().getName())
                                        .anyMatch(name ->
                                                isAnother(c, "Store", name)
                                                        || DATABASES.stream()
                                                                .anyMatch(name::startsWith)))
                .check(service);
    }

    @Test
    void a_file_is_a_format_or_a_path() {
        suffixIsTrue(
                        "File",
                        "read or write bytes, or another file",
                        c ->
                                c.getDirectDependenciesFromSelf().stream()
                                        .map(use -> use.getTargetClass().getName())
                                        .anyMatch(name ->
                                                name.startsWith("java.io.")
                                                        || name.startsWith("java.nio.")
                                                        || isAnother(c, "File", name)))
                .check(service);
    }

    @Test
    void whoever_speaks_in_public_says_it_again_where_topics_are_written_anew() {
        assertThat(Speakers.saidAgain(service)).isEqualTo(Speakers.speaking(service));
    }

    private static boolean isAnother(JavaClass c, String suffix, String name) {
        return name.endsWith(suffix) && !name.equals(c.getName());
    }

    private static Stream<JavaClass> withNested(JavaClass c) {
        return c.getPackage().getClasses().stream()
                .filter(one -> one.equals(c) || one.getName().startsWith(c.getName() + '$'));
    }

    /** Of classes that have a file of their own; what CDI makes of them is not ours. */
    static ArchRule suffixIsTrue(String suffix, String promise, Predicate<JavaClass> kept) {
        return classes()
                .that()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameEndingWith(suffix)
                .and()
                .areNotAnnotations()
                .should(
                        new ArchCondition<>(promise) {
                            @Override
                            public void check(JavaClass c, ConditionEvents events) {
                                events.add(
                                        new SimpleConditionEvent(
                                                c,
                                                kept.test(c),
                                                c.getName() + " should " + promise));
                            }
                        })
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> isPure() {
        return DescribedPredicate.describe(
                "are pure",
                c -> {
                    String room = c.getPackageName();
                    boolean inService = SERVICES.stream().anyMatch(room::startsWith);
                    return !c.getSimpleName().equals("package-info")
                            && (room.equals(KERNEL_RULES)
                                    || inService && !c.getName().matches(EDGE));
                });
    }

    private static DescribedPredicate<JavaClass> allowedForPure() {
        return DescribedPredicate.describe(
                "are java.lang, java.util, java.time, contracts, the kernel's rules or pure",
                c -> {
                    JavaClass type = c.isArray() ? c.getBaseComponentType() : c;
                    String name = type.getName();
                    if (type.isPrimitive()
                            || name.startsWith("java.lang.")
                            || name.startsWith("java.util.")
                            || name.startsWith("java.time.")
                            || name.startsWith("id.dinsos.contracts.")
                            || name.startsWith("org.jspecify.")
                            || EXPRESSIONS.stream().anyMatch(name::startsWith)
                            || DIGESTS.contains(name)) {
                        return true;
                    }
                    if (name.startsWith("id.dinsos.eventstore.")) {
                        return type.getPackageName().equals(KERNEL_RULES);
                    }
                    return name.startsWith("id.dinsos.") && !name.matches(EDGE);
                });
    }
}
