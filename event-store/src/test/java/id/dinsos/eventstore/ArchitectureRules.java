package id.dinsos.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The layout rules, run in every service by Surefire from the test-jar. A file is pure unless its
 * suffix says that it is an edge, so new files are pure by default. The name has no {@code Test},
 * or it would run, empty, in the kernel.
 */
class ArchitectureRules {
    private static final String EDGE =
            "(.*\\.)?[A-Za-z0-9]*(Resource|View|Publisher|Consumer|Client|Job|Wiring)(\\$.*)?(_.*)?";
    private static final Set<String> KERNEL_PURE =
            Set.of(
                    "Decider",
                    "Decision",
                    "RefusalCode",
                    "Refusal",
                    "RefusedException",
                    "PersonalData",
                    "Claim",
                    "Claims",
                    "Dated",
                    "Names",
                    "KernelCode");

    private final JavaClasses service =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                    .importPackages("id.dinsos");

    @Test
    void a_pure_file_uses_only_the_language_the_contracts_and_other_pure_files() {
        Assumptions.assumeFalse(service.isEmpty());
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
        fields().should()
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

    private static DescribedPredicate<JavaClass> isPure() {
        return DescribedPredicate.describe(
                "are pure",
                c -> !c.getName().matches(EDGE) && !c.getSimpleName().equals("package-info"));
    }

    private static DescribedPredicate<JavaClass> allowedForPure() {
        return DescribedPredicate.describe(
                "are java.lang, java.util, java.time, contracts, the kernel's pure types or pure",
                c -> {
                    JavaClass type = c.isArray() ? c.getBaseComponentType() : c;
                    String name = type.getName();
                    if (type.isPrimitive()
                            || name.startsWith("java.lang.")
                            || name.startsWith("java.util.")
                            || name.startsWith("java.time.")
                            || name.startsWith("id.dinsos.contracts.")
                            || name.startsWith("org.jspecify.")) {
                        return true;
                    }
                    if (type.getPackageName().equals("id.dinsos.eventstore")) {
                        String outer = name.substring("id.dinsos.eventstore.".length());
                        return KERNEL_PURE.contains(outer.replaceAll("\\$.*", ""));
                    }
                    return name.startsWith("id.dinsos.") && !name.matches(EDGE);
                });
    }
}
