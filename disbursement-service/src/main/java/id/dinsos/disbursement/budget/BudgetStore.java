package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Loads budgets for those who may see them. */
@Singleton
public class BudgetStore {
    private final EventStore store;

    public BudgetStore(EventStore store) {
        this.store = store;
    }

    /** Refuses who has no authority over the budget. */
    Uni<LoadedBudget> get(UUID id, Caller caller) {
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(BudgetPublisher.BUDGET.decider()) instanceof Allotted budget)
                            || !caller.covers(budget.owner())) {
                        throw RefusedException.of(KernelCode.NOT_FOUND, "there is no such budget");
                    }
                    return new LoadedBudget(budget, stream);
                });
    }

    /** As {@code get}, also of what a second person has not agreed to. */
    Uni<StoredBudget> known(UUID id, Caller caller) {
        return store.load(id)
                .map(stream -> {
                    Budget budget = stream.fold(BudgetPublisher.BUDGET.decider());
                    String owner = BudgetPublisher.owner(budget);
                    if (owner == null || !caller.covers(owner)) {
                        throw RefusedException.of(KernelCode.NOT_FOUND, "there is no such budget");
                    }
                    return new StoredBudget(budget, stream.version());
                });
    }

    /** A budget in force or not. */
    record StoredBudget(Budget budget, int version) {}

    /** A budget with its history. */
    record LoadedBudget(Allotted budget, Stream stream) {}
}
