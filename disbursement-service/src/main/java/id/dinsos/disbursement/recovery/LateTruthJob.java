package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.channel.BankBatch;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.KnownTransfer;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentResumed;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.recovery.LateTruthStore.Affected;
import id.dinsos.disbursement.recovery.LateTruthStore.Changed;
import id.dinsos.disbursement.recovery.RejudgeStore.Judged;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at whom something was learned about: what is not due any more and has not left is held,
 * what has arrived is proposed to be asked back, and what is on its way is watched until the bank
 * has answered. A month that a correction of the past makes due is proposed as arrears. It is asked
 * again and again, so each answer only changes what it must.
 */
@Singleton
public class LateTruthJob extends BackgroundJob {
    private static final String ACTOR = "job:late-truth";
    private static final UUID QUEUE = new UUID(0, 14);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BATCH = 200;

    private final EventStore store;
    private final CommandHandler handler;
    private final LateTruthStore late;
    private final RejudgeStore rules;
    private final ArrearsStore arrears;
    private final BankFileStore files;
    private final Views views;
    private final Clock clock;
    private final Ids ids;
    private final StopProcess stop = new StopProcess(PaymentPublisher.PAYMENT);

    public LateTruthJob(
            EventStore store,
            CommandHandler handler,
            LateTruthStore late,
            RejudgeStore rules,
            ArrearsStore arrears,
            BankFileStore files,
            Views views,
            Clock clock,
            Ids ids) {
        super("late-truth", Pace.every(Duration.ofSeconds(1)));
        this.store = store;
        this.handler = handler;
        this.late = late;
        this.rules = rules;
        this.arrears = arrears;
        this.files = files;
        this.views = views;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return late.isAny().map(any -> any ? List.of(QUEUE) : List.of());
    }

    @Override
    protected void work(UUID queue) {
        Map<UUID, Opened> runs = new HashMap<>();
        Changed last = Changed.FIRST;
        while (!isStopped()) {
            var unused = await(views.upToDate("ledger", PATIENCE));
            OffsetDateTime underWay = await(late.underWaySince());
            List<Changed> some = await(late.next(last, BATCH));
            if (some.isEmpty()) {
                break;
            }
            last = some.getLast();
            look(some, underWay, runs);
        }
        for (Affected one : isStopped() ? List.<Affected>of() : await(late.answered())) {
            if (look(one, Instant.MAX, runs)) {
                await(late.unwatch(one.payment()));
            }
        }
    }

    private void look(List<Changed> some, OffsetDateTime underWay, Map<UUID, Opened> runs) {
        List<UUID> changed = some.stream().map(Changed::id).toList();
        Instant oldest = some.getFirst().at().toInstant();
        boolean all = true;
        for (Affected one : await(late.payments(changed))) {
            all &= look(one, oldest, runs);
        }
        arrears.propose(await(late.backdated(changed)), runs, this::run);
        if (all) {
            await(late.settle(some, underWay));
        }
    }

    /** False where it is to be looked at again, because its bank file is not made yet. */
    private boolean look(Affected one, Instant since, Map<UUID, Opened> runs) {
        Opened run = run(one.run(), runs);
        if (run == null) {
            return true;
        }
        return switch (one.state()) {
            case INSTRUCTED -> stop(one, since, run);
            case SENT, UNKNOWN, HELD -> {
                if (!isDue(one, run.plan(), null)) {
                    await(late.watch(one.payment()));
                }
                yield true;
            }
            case CREDITED, WITHDRAWN -> {
                arrived(one, run.plan());
                yield true;
            }
            case FAILED, RETURNED, CANCELLED, LAPSED -> true;
        };
    }

    /** What the rule holds is not due as long as nobody has looked. */
    private boolean isDue(Affected one, RunPlan plan, @Nullable LocalDate on) {
        return rules.judge(plan, one.beneficiary(), one.month(), on).dueRupiah() > 0;
    }

    private boolean stop(Affected one, Instant since, Opened run) {
        Judged now = rules.judge(run.plan(), one.beneficiary(), one.month(), null);
        if (now.dueRupiah() > 0) {
            return true;
        }
        Stream stream = await(store.load(one.payment()));
        if (!(stream.fold(PaymentPublisher.PAYMENT.decider()) instanceof Made made)
                || made.state() != PaymentState.INSTRUCTED
                || isResumedSince(stream, since)) {
            return true;
        }
        KnownTransfer transfer =
                await(files.transfers(List.of(made.transfer()))).get(made.transfer());
        if (transfer == null) {
            return run.plan().terms().mode() != ProgrammeTerms.Mode.PAY;
        }
        if (await(store.load(transfer.file())).fold(BankFileDecider.BANK_FILE.decider())
                        instanceof BankBatch.Made file
                && file.state() == BankBatch.State.REPLACED) {
            return false;
        }
        Meta meta = meta(run.plan().owner());
        var unused =
                await(
                        handler.handle(
                                "StopLate",
                                List.of(one.payment(), transfer.file()),
                                one.payment(),
                                unit ->
                                        stop.stop(
                                                unit, one.payment(), transfer.file(), now.reason()),
                                Request.of(meta)));
        await(late.watch(one.payment()));
        return true;
    }

    /** A person has let it go on, knowing what was known. */
    private static boolean isResumedSince(Stream stream, Instant since) {
        Recorded last = stream.events().getLast();
        return last.event() instanceof PaymentResumed && last.recordedAt().isAfter(since);
    }

    private void arrived(Affected one, RunPlan plan) {
        Stream stream = await(store.load(one.payment()));
        LocalDate on = creditedOn(stream);
        if (!(stream.fold(PaymentPublisher.PAYMENT.decider()) instanceof Made made) || on == null) {
            return;
        }
        Judged judged = rules.judge(plan, one.beneficiary(), one.month(), on);
        if (judged.isHeld()) {
            return;
        }
        long paid = made.order().amountRupiah();
        Finding finding = finding(one.payment(), plan, one, made, on, paid, judged);
        var unused =
                await(
                        handler.handle(
                                RecoveryDecider.RECOVERY,
                                Recovery.idOf(one.payment()),
                                new RecoveryCommand.Propose(finding),
                                Request.of(meta(plan.owner()))));
        if (!one.payment().equals(ownId(plan, one))) {
            return;
        }
        UUID topUp = Arrears.topUpOf(one.payment());
        arrears.propose(finding(topUp, plan, one, made, on, paid, judged));
    }

    private static UUID ownId(RunPlan plan, Affected one) {
        return PaymentOrder.idOf(plan.programme(), one.beneficiary(), one.month());
    }

    private static Finding finding(
            UUID payment,
            RunPlan plan,
            Affected one,
            Made made,
            LocalDate on,
            long paid,
            Judged judged) {
        return new Finding(
                payment,
                plan.id(),
                plan.budgetId(),
                plan.owner(),
                plan.programme(),
                one.beneficiary(),
                made.order().payee(),
                made.order().region(),
                one.month(),
                on,
                paid,
                judged.dueRupiah(),
                judged.reasons(),
                judged.facts());
    }

    private static @Nullable LocalDate creditedOn(Stream stream) {
        LocalDate on = null;
        for (Recorded recorded : stream.events()) {
            if (recorded.event() instanceof PaymentCredited credited) {
                on = credited.on();
            } else if (recorded.event() instanceof PaymentCorrected corrected
                    && corrected.to() == PaymentState.CREDITED) {
                on = corrected.on();
            }
        }
        return on;
    }

    private @Nullable Opened run(UUID id, Map<UUID, Opened> runs) {
        Opened known = runs.get(id);
        if (known == null
                && await(store.load(id)).fold(RunPublisher.RUN.decider()) instanceof Opened run) {
            known = run;
            runs.put(id, run);
        }
        return known;
    }

    private Meta meta(String owner) {
        return Meta.of(ids.next(), owner, ACTOR, clock.instant());
    }
}
