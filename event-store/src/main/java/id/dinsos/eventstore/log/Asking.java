package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a command asks outside the log before it decides, for the state that was loaded: what stands
 * in tables today, say. It looks at the unit, refuses what can be refused already, and answers with
 * the decision that rests on what it was told. That decision checks again what the log alone knows,
 * since it may be made on streams loaded a moment later.
 */
@FunctionalInterface
public interface Asking {
    Uni<Consumer<UnitOfWork>> ask(UnitOfWork unit);

    /** Of steps that wait for one another, on a thread that may. */
    static Asking inSteps(Function<UnitOfWork, Consumer<UnitOfWork>> steps) {
        return unit ->
                Uni.createFrom()
                        .item(() -> steps.apply(unit))
                        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }
}
