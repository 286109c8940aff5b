package id.dinsos.testkit;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The events of a service of which the public hears, by the code that speaks of them. */
final class Speakers {
    private static final String AGGREGATE = "id.dinsos.eventstore.rules.Aggregate";
    private static final String PUBLICATIONS = "id.dinsos.eventstore.republish.Publications";

    private Speakers() {}

    /** Events of the aggregates that have a publisher. */
    static Set<String> speaking(JavaClasses service) {
        return calls(service, AGGREGATE, "publishing")
                .flatMap(call -> aggregates(call.getOrigin()))
                .flatMap(Speakers::events)
                .collect(toCollection(TreeSet::new));
    }

    /** Events of which it is said again where topics are written anew. */
    static Set<String> saidAgain(JavaClasses service) {
        return calls(service, PUBLICATIONS, "with")
                .flatMap(call -> call.getOrigin().getReferencedClassObjects().stream())
                .map(events -> events.getRawType().getName())
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<JavaMethodCall> calls(JavaClasses service, String owner, String name) {
        return service.stream()
                .flatMap(one -> one.getMethodCallsFromSelf().stream())
                .filter(call ->
                        call.getTargetOwner().getName().equals(owner)
                                && call.getName().equals(name));
    }

    /** What a method hands out, or what stands in the fields of a class that is loaded. */
    private static Stream<JavaType> aggregates(JavaCodeUnit origin) {
        return origin instanceof JavaMethod method
                ? Stream.of(method.getReturnType())
                : origin.getOwner().getFields().stream().map(JavaField::getType);
    }

    /** The third of an aggregate's types: command, state, event. */
    private static Stream<String> events(JavaType type) {
        return type instanceof JavaParameterizedType generic
                        && type.toErasure().getName().equals(AGGREGATE)
                ? Stream.of(generic.getActualTypeArguments().get(2).toErasure().getName())
                : Stream.empty();
    }
}
