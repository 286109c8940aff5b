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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
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
    void a_suffix_is_a_promise_that_is_kept() {
        Suffixes.promises().forEach(promise -> promise.check(service));
    }

    @Test
    void whoever_speaks_in_public_says_it_again_where_topics_are_written_anew() {
        assertThat(Speakers.saidAgain(service)).isEqualTo(Speakers.speaking(service));
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
