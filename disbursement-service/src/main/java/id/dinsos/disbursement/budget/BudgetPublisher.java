package id.dinsos.disbursement.budget;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentCorrected;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetLapsed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRecovered;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRecoveryRefunded;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserveReleased;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRevisionProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetSetAside;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftedIn;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftedOut;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetTakenAgain;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The budget aggregate and what it says on {@link DisbursementMessage#BUDGETS}. */
public final class BudgetPublisher {
    public static final Aggregate<BudgetCommand, Budget, BudgetEvent> BUDGET =
            Aggregate.of(new BudgetDecider())
                    .publishing(BudgetPublisher::publish)
                    .ownedBy(BudgetPublisher::owner);

    private BudgetPublisher() {}

    public static EventCodec register(EventCodec codec) {
        return codec
                // An allotment of the first version is read as it is: its funding has a default.
                .event("budget-allotted.v2", BudgetAllotted.class)
                .upcast("budget-allotted.v1", "budget-allotted.v2", event -> event)
                .event("budget-allotment-corrected.v1", BudgetAllotmentCorrected.class)
                .event("budget-allotment-proposed.v1", BudgetAllotmentProposed.class)
                .event("budget-revision-proposed.v1", BudgetRevisionProposed.class)
                .event("budget-shift-proposed.v1", BudgetShiftProposed.class)
                .event("budget-shifted-out.v1", BudgetShiftedOut.class)
                .event("budget-shifted-in.v1", BudgetShiftedIn.class)
                .event("budget-set-aside.v1", BudgetSetAside.class)
                .event("budget-reserved.v1", BudgetReserved.class)
                .event("budget-committed.v1", BudgetCommitted.class)
                .event("budget-moved.v1", BudgetMoved.class)
                .event("budget-given-back.v1", BudgetGivenBack.class)
                .event("budget-taken-again.v1", BudgetTakenAgain.class)
                .event("budget-recovered.v1", BudgetRecovered.class)
                .event("budget-recovery-refunded.v1", BudgetRecoveryRefunded.class)
                .event("budget-reserve-released.v1", BudgetReserveReleased.class)
                .event("budget-lapsed.v1", BudgetLapsed.class);
    }

    /** Null where nothing is entered. */
    static @Nullable String owner(Budget budget) {
        return switch (budget) {
            case Budget.None _ -> null;
            case Budget.Proposed proposed -> proposed.allotment().owner();
            case Allotted known -> known.owner();
        };
    }

    private static List<OutboxMessage> publish(
            UUID id, int version, BudgetEvent event, Budget after, Meta meta) {
        if (!(after instanceof Allotted budget)) {
            return List.of(); // Nobody has agreed to it yet.
        }
        DisbursementMessage.Budget body =
                new DisbursementMessage.Budget(
                        id,
                        BudgetEvent.change(event),
                        budget.programme(),
                        budget.year(),
                        budget.owner(),
                        budget.source(),
                        budget.allotted().amount(),
                        budget.reserved().amount(),
                        budget.committed().amount(),
                        budget.paid().amount(),
                        budget.returned().amount(),
                        budget.setAside().amount(),
                        budget.lapsed().amount(),
                        budget.available().amount());
        return List.of(
                new OutboxMessage(
                        DisbursementMessage.BUDGETS,
                        id.toString(),
                        budget.owner(),
                        version,
                        meta.decidedAt(),
                        body));
    }
}
