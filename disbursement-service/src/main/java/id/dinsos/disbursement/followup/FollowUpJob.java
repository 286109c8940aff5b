package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.FilesOrder;
import id.dinsos.disbursement.channel.KnownTransfer;
import id.dinsos.disbursement.channel.TransferFilesStore;
import id.dinsos.disbursement.channel.TransferLine;
import id.dinsos.disbursement.followup.FollowUp.Kind;
import id.dinsos.disbursement.followup.FollowUp.Plan;
import id.dinsos.disbursement.followup.FollowUp.Prepared;
import id.dinsos.disbursement.followup.FollowUp.Stage;
import id.dinsos.disbursement.followup.FollowUpProcess.Fact;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Carries out approved follow-ups, batch by batch, and makes the bank files of new attempts. The
 * follow-up's own stream counts the batches, so each is done once whoever does it. Of several of
 * one run, one at a time: what one sends again no other looks at before its files are made.
 */
@Singleton
public class FollowUpJob extends BackgroundJob {
    private static final String ACTOR = "job:follow-up";
    private static final int BATCH = 300;
    private static final int MAX_LOADED = 900;

    private final EventStore store;
    private final CommandHandler handler;
    private final FollowedStore followed;
    private final FollowUpView view;
    private final BankFileStore files;
    private final TransferFilesStore made;
    private final BeneficiaryStore beneficiaries;
    private final Clock clock;
    private final Ids ids;
    private final Zones zones;
    private final FollowUpProcess process =
            new FollowUpProcess(PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET);

    public FollowUpJob(
            EventStore store,
            CommandHandler handler,
            FollowedStore followed,
            FollowUpView view,
            BankFileStore files,
            TransferFilesStore made,
            BeneficiaryStore beneficiaries,
            Clock clock,
            Ids ids,
            Zones zones) {
        super("follow-up");
        this.store = store;
        this.handler = handler;
        this.followed = followed;
        this.view = view;
        this.files = files;
        this.made = made;
        this.beneficiaries = beneficiaries;
        this.clock = clock;
        this.ids = ids;
        this.zones = zones;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return view.approved();
    }

    @Override
    protected void work(UUID id) {
        while (!isStopped()
                && loaded(id) instanceof Prepared now
                && now.stage() == Stage.APPROVED
                && await(followed.find(now.plan().run())).orElse(null) instanceof Followed run
                && run.filesMade()
                && !waits(id, now)) {
            if (now.isThrough()) {
                List<UUID> written =
                        now.plan().kind() == Kind.RETRY ? files(id, now, run) : List.of();
                decide(
                        now.plan(),
                        List.of(id),
                        id,
                        unit ->
                                unit.require(
                                        FollowUpDecider.FOLLOW_UP,
                                        id,
                                        new FollowUpCommand.Finish(written)));
            } else {
                batch(id, now, run);
            }
        }
    }

    private void batch(UUID id, Prepared now, Followed run) {
        Plan plan = now.plan();
        int from = now.seen();
        List<UUID> some =
                plan.payments().subList(from, Math.min(from + BATCH, plan.payments().size()));
        Map<UUID, Fact> facts = facts(some, run);
        LocalDate today = zones.day(plan.owner(), clock.instant());
        List<UUID> streams = new ArrayList<>(some);
        streams.add(id);
        streams.add(plan.budget());
        try {
            decide(
                    plan,
                    streams,
                    id,
                    unit -> process.carryOut(unit, id, now.batches(), some, facts, today));
        } catch (RefusedException refused) {
            if (refused.refusal().code() == FollowUpCode.FOLLOW_UP_BATCH_DONE) {
                return;
            }
            decide(
                    plan,
                    List.of(id),
                    id,
                    unit ->
                            process.leaveOut(
                                    unit, id, now.batches(), some, refused.refusal().code()));
        }
    }

    private Map<UUID, Fact> facts(List<UUID> some, Followed run) {
        Map<UUID, Made> payments = payments(some);
        Map<UUID, KnownTransfer> transfers =
                await(files.transfers(payments.values().stream().map(Made::transfer).toList()));
        Map<UUID, Standing> standing =
                await(
                        beneficiaries.standing(
                                run.terms(),
                                run.owner(),
                                payments.values().stream()
                                        .map(one -> one.order().beneficiary())
                                        .toList()));
        Map<UUID, Fact> facts = new HashMap<>();
        payments.forEach((id, one) -> {
            KnownTransfer transfer = transfers.get(one.transfer());
            UUID file = transfer == null ? null : transfer.file();
            Standing now = standing.get(one.order().beneficiary());
            UUID payee = now != null && now.live() ? now.payable(run.terms()) : null;
            facts.put(id, new Fact(payee, file));
        });
        return facts;
    }

    /** Whether another follow-up of the run is to be finished first. */
    private boolean waits(UUID id, Prepared now) {
        for (UUID other : await(view.approvedOf(now.plan().run()))) {
            if (!other.equals(id)
                    && loaded(other) instanceof Prepared one
                    && one.stage() == Stage.APPROVED) {
                boolean begun = now.seen() > 0;
                boolean otherBegun = one.seen() > 0;
                if (otherBegun && !begun || otherBegun == begun && other.compareTo(id) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<UUID> files(UUID id, Prepared now, Followed run) {
        Map<UUID, List<Made>> transfers = new LinkedHashMap<>();
        Map<UUID, List<UUID>> payments = new LinkedHashMap<>();
        List<UUID> all = now.plan().payments();
        for (int from = 0; from < all.size(); from += MAX_LOADED) {
            payments(all.subList(from, Math.min(from + MAX_LOADED, all.size())))
                    .forEach((payment, one) -> {
                        UUID transfer = FollowUp.transferOf(id, one.order().beneficiary());
                        if (one.transfer().equals(transfer)
                                && one.state() == PaymentState.INSTRUCTED) {
                            transfers.computeIfAbsent(transfer, t -> new ArrayList<>()).add(one);
                            payments.computeIfAbsent(transfer, t -> new ArrayList<>()).add(payment);
                        }
                    });
        }
        List<TransferLine> lines = new ArrayList<>();
        transfers.forEach((transfer, some) ->
                lines.add(
                        new TransferLine(
                                transfer,
                                some.getFirst().order().payee(),
                                null,
                                some.getFirst().order().region(),
                                payments.getOrDefault(transfer, List.of()),
                                some.stream().mapToLong(o -> o.order().amountRupiah()).sum())));
        return made.make(
                new FilesOrder(
                        id,
                        0,
                        now.plan().run(),
                        now.plan().budget(),
                        now.plan().owner(),
                        run.programme(),
                        run.month(),
                        now.plan().by(),
                        now.approvedBy()),
                lines);
    }

    private Map<UUID, Made> payments(List<UUID> some) {
        Map<UUID, Made> found = new LinkedHashMap<>();
        await(store.loadAll(some))
                .forEach((id, stream) -> {
                    if (stream.fold(PaymentPublisher.PAYMENT.decider()) instanceof Made one) {
                        found.put(id, one);
                    }
                });
        return found;
    }

    private FollowUp loaded(UUID id) {
        return await(store.load(id)).fold(FollowUpDecider.FOLLOW_UP.decider());
    }

    private void decide(Plan plan, List<UUID> streams, UUID id, Consumer<UnitOfWork> work) {
        Meta meta = Meta.of(ids.next(), plan.owner(), ACTOR, clock.instant());
        var unused = await(handler.handle("FollowUp", streams, id, work, Request.of(meta)));
    }
}
