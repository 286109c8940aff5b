package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentStore;
import id.dinsos.disbursement.recovery.LateTruthStore.RunMonth;
import id.dinsos.disbursement.recovery.RejudgeStore.Judged;
import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds the months that a correction of the past makes due, and proposes them as arrears. */
@Singleton
class ArrearsStore {
    private static final String ACTOR = "job:late-truth";

    /** As far back as a correction is looked at. */
    private static final int MONTHS = 12;

    /** What no rule decides, or what is paid already: no correction makes it due. */
    private static final Set<String> NOT_BY_RULE =
            Set.of(
                    ClauseText.WAITING_LIST,
                    ClauseText.ENTITLEMENT_CLAIMED,
                    ClauseText.DUPLICATE_PAYMENT);

    private final EventStore store;
    private final CommandHandler handler;
    private final LateTruthStore late;
    private final RejudgeStore rules;
    private final RosterStore roster;
    private final PaymentStore payments;
    private final Clock clock;
    private final Ids ids;

    /** Of no owner: only how far back is looked. */
    private static final String EVERYWHERE = "";

    private final Zones zones;

    ArrearsStore(
            EventStore store,
            CommandHandler handler,
            LateTruthStore late,
            RejudgeStore rules,
            RosterStore roster,
            PaymentStore payments,
            Clock clock,
            Ids ids,
            Zones zones) {
        this.store = store;
        this.handler = handler;
        this.late = late;
        this.rules = rules;
        this.roster = roster;
        this.payments = payments;
        this.clock = clock;
        this.ids = ids;
        this.zones = zones;
    }

    /** Each of whom the past was corrected, in each month that a run has looked at. */
    void propose(
            Collection<UUID> corrected,
            Map<UUID, Opened> known,
            BiFunction<UUID, Map<UUID, Opened>, @Nullable Opened> run) {
        if (corrected.isEmpty()) {
            return;
        }
        YearMonth since = zones.month(EVERYWHERE, clock.instant()).minusMonths(MONTHS);
        for (RunMonth month : Await.await(late.runs(since))) {
            Opened of = run.apply(month.run(), known);
            if (of != null) {
                unpaid(of.plan(), month.month(), corrected)
                        .forEach((payment, one) -> propose(of, month, one, payment));
            }
        }
    }

    /** Proposed, followed up or taken back. */
    void propose(Finding finding) {
        Meta meta = Meta.of(ids.next(), finding.owner(), ACTOR, clock.instant());
        var unused =
                Await.await(
                        handler.handle(
                                ArrearsDecider.ARREARS,
                                Arrears.idOf(finding.payment()),
                                new ArrearsCommand.Propose(finding),
                                Request.of(meta)));
    }

    /** Those whom the programme has not paid for the month, by the id of the payment. */
    private Map<UUID, UUID> unpaid(RunPlan plan, YearMonth month, Collection<UUID> corrected) {
        Map<UUID, UUID> unpaid = new LinkedHashMap<>();
        for (UUID one : corrected) {
            unpaid.put(PaymentOrder.idOf(plan.programme(), one, month), one);
        }
        Await.await(payments.known(unpaid.keySet())).forEach(unpaid::remove);
        return unpaid;
    }

    private void propose(Opened run, RunMonth month, UUID beneficiary, UUID payment) {
        RunPlan plan = run.plan();
        Optional<CurrentVerdict> then =
                Await.await(roster.verdict(run, month.month(), beneficiary));
        if (then.isEmpty() || then.get().clauses().stream().anyMatch(NOT_BY_RULE::contains)) {
            return;
        }
        LocalDate on = zones.day(plan.owner(), month.openedAt());
        Judged judged = rules.judge(plan, beneficiary, month.month(), on);
        if (judged.isHeld()) {
            return;
        }
        propose(
                new Finding(
                        payment,
                        plan.id(),
                        plan.budgetId(),
                        plan.owner(),
                        plan.programme(),
                        beneficiary,
                        null,
                        then.get().region(),
                        month.month(),
                        on,
                        0,
                        judged.dueRupiah(),
                        judged.reasons(),
                        judged.facts()));
    }

    /** Arrears as they stand. */
    Arrears load(UUID id) {
        return Await.await(store.load(id)).fold(ArrearsDecider.ARREARS.decider());
    }
}
