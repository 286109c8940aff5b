package id.dinsos.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the name of a file promises, and how it is seen that it keeps it. */
final class Suffixes {
    private static final String JOB = "id.dinsos.eventstore.work.BackgroundJob";
    private static final String VIEW = "id.dinsos.eventstore.view.View";
    private static final String PRODUCES = "jakarta.enterprise.inject.Produces";

    /** What a request comes in by, or an answer goes out. */
    private static final Set<String> DOORS =
            Set.of(
                    "jakarta.ws.rs.",
                    "io.vertx.ext.web.",
                    "io.vertx.core.http.",
                    "org.eclipse.microprofile.health.");

    private static final Set<String> TOPICS_OUT =
            Set.of("id.dinsos.eventstore.rules.OutboxMessage");

    private static final Set<String> TOPICS_IN = Set.of("id.dinsos.eventstore.message.Inbox");

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

    private static final Set<String> BYTES = Set.of("java.io.", "java.nio.");

    private Suffixes() {}

    /** One rule for each suffix. */
    static List<ArchRule> promises() {
        return List.of(
                isTrue("Job", "be a BackgroundJob", c -> c.isAssignableTo(JOB)),
                isTrue("View", "be a view or used by one", Suffixes::isOfAView),
                isTrue("Resource", "take requests or answer them", c -> uses(c, DOORS)),
                isTrue("Publisher", "make messages for a topic", c -> uses(c, TOPICS_OUT)),
                isTrue("Consumer", "take the messages of a topic", c -> uses(c, TOPICS_IN)),
                isTrue("Client", "use a way out of the process", c -> uses(c, WAYS_OUT)),
                isTrue(
                        "Wiring",
                        "produce a bean",
                        c ->
                                c.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(PRODUCES))),
                isTrue(
                        "Store",
                        "use a database, the log or another store",
                        c -> uses(c, DATABASES) || usesAnother(c, "Store")),
                isTrue(
                        "File",
                        "read or write bytes, or another file",
                        c -> uses(c, BYTES) || usesAnother(c, "File")));
    }

    private static boolean isOfAView(JavaClass c) {
        return c.isAssignableTo(VIEW)
                || c.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> use.getOriginClass().isAssignableTo(VIEW));
    }

    private static boolean uses(JavaClass c, Set<String> some) {
        return targets(c).anyMatch(name -> some.stream().anyMatch(name::startsWith));
    }

    private static boolean usesAnother(JavaClass c, String suffix) {
        return targets(c).anyMatch(name -> name.endsWith(suffix) && !name.equals(c.getName()));
    }

    private static Stream<String> targets(JavaClass c) {
        return withNested(c)
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .map(use -> use.getTargetClass().getName());
    }

    private static Stream<JavaClass> withNested(JavaClass c) {
        return c.getPackage().getClasses().stream()
                .filter(one -> one.equals(c) || one.getName().startsWith(c.getName() + '$'));
    }

    /** Of classes that have a file of their own; what CDI makes of them is not ours. */
    static ArchRule isTrue(String suffix, String promise, Predicate<JavaClass> kept) {
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
}
