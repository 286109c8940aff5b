package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.channel.BankBatch;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.KnownTransfer;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.reconciliation.BankReport.Received;
import id.dinsos.disbursement.reconciliation.UnderWayStore.UnderWay;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.work.BackgroundJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Settles received reports, batch by batch: the payments, the budget and the report's own progress
 * in one transaction. The next batch is read while this one is written. A report waits while a file
 * it speaks of is still being marked as sent, and while one that would pay again what it speaks of
 * is still being made or marked.
 */
@Singleton
public class ReportJob extends BackgroundJob {
    private static final String ACTOR = "job:report";
    private static final SettlementProcess SETTLEMENT =
            new SettlementProcess(PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET);
    private static final int MAX_PAYMENTS = 950;

    private final EventStore store;
    private final BankFileStore files;
    private final ReportFile reports;
    private final ReconciliationView view;
    private final ReferenceStore references;
    private final UnderWayStore underWay;
    private final Clock clock;
    private final int batchLines;
    private final Counter lines;
    private final Executor ahead = Executors.newVirtualThreadPerTaskExecutor();

    public ReportJob(
            EventStore store,
            BankFileStore files,
            ReportFile reports,
            ReconciliationView view,
            ReferenceStore references,
            UnderWayStore underWay,
            Clock clock,
            @ConfigProperty(name = "dinsos.report.batch-lines", defaultValue = "900")
                    int batchLines,
            MeterRegistry meters) {
        super("report");
        this.store = store;
        this.files = files;
        this.reports = reports;
        this.view = view;
        this.references = references;
        this.underWay = underWay;
        this.clock = clock;
        this.batchLines = batchLines;
        this.lines =
                Counter.builder("dinsos.report.lines")
                        .description("Lines of bank reports dealt with")
                        .register(meters);
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return view.unfinished();
    }

    @Override
    protected void work(UUID id) {
        if (!(load(id) instanceof Received report) || report.isDone()) {
            return;
        }
        Sent sent = new Sent(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        try (ReportFile.Lines source = reports.open(id, report.owner())) {
            source.skip(report.linesDone());
            int batch = report.batches();
            CompletableFuture<Batch> next = read(source, sent);
            while (!isStopped()) {
                Batch current = next.join();
                if (current.lines.isEmpty()) {
                    return;
                }
                next = read(source, sent);
                if (!settle(id, report.owner(), batch++, current, sent)) {
                    var unused = next.exceptionally(e -> Batch.NONE).join();
                    return;
                }
                lines.increment(current.lines.size());
            }
            var unused = next.exceptionally(e -> Batch.NONE).join();
        }
    }

    /**
     * The next lines with their transfers and payments, read while others are written; none where a
     * file they speak of is still being marked as sent. The files are looked at first: payments
     * read before their file was marked would look as if they had never left.
     */
    private CompletableFuture<Batch> read(ReportFile.Lines source, Sent sent) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<ReportLine> some = source.next(batchLines);
                    Map<UUID, KnownTransfer> transfers = await(files.transfers(named(some)));
                    int fit = fitting(some, transfers, MAX_PAYMENTS);
                    source.putBack(some.subList(fit, some.size()));
                    List<ReportLine> lines = List.copyOf(some.subList(0, fit));
                    transfers.keySet().retainAll(Set.copyOf(named(lines)));
                    if (!isSent(transfers.values(), sent)) {
                        return Batch.NONE;
                    }
                    return new Batch(lines, transfers, await(store.loadAll(payments(transfers))));
                },
                ahead);
    }

    private static List<UUID> named(List<ReportLine> lines) {
        return lines.stream().map(ReportLine::transferId).flatMap(Optional::stream).toList();
    }

    /**
     * How many of the lines one transaction can settle, at least one: a transfer of a quarter
     * settles three payments.
     */
    static int fitting(List<ReportLine> lines, Map<UUID, KnownTransfer> transfers, int most) {
        Set<UUID> payments = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i)
                    .transferId()
                    .map(transfers::get)
                    .ifPresent(transfer -> payments.addAll(transfer.payments()));
            if (payments.size() > most) {
                return Math.max(1, i);
            }
        }
        return lines.size();
    }

    /** False where another worker settles this report. */
    private boolean settle(UUID id, String owner, int number, Batch batch, Sent sent) {
        Collection<Stream> payments = batch.payments.values();
        if (batch.payments.size() > MAX_PAYMENTS) {
            throw new IllegalStateException("too many payments in one batch of report " + id);
        }
        Set<UUID> shared = new LinkedHashSet<>();
        shared.add(id);
        batch.transfers.values().forEach(transfer -> shared.add(transfer.budget()));
        var asked =
                await(
                        Uni.combine()
                                .all()
                                .unis(
                                        view.elsewhere(id, batch.lines),
                                        references.takenBy(
                                                owner, batch.lines, batch.transfers, sent.banks))
                                .asTuple());
        asked.getItem1().forEach(one -> shared.add(one.report()));
        while (true) {
            UnderWay also = underWay.find(batch.transfers, payments).orElse(null);
            if (also == null) {
                return false;
            }
            shared.addAll(also.files().values());
            shared.addAll(also.holders().values());
            shared.removeAll(batch.payments.keySet());
            Map<UUID, Stream> others = await(store.loadAll(shared));
            if (!isSettled(also.files().values(), others)) {
                return false;
            }
            SettlementProcess.Reading reading =
                    new SettlementProcess.Reading(
                            id,
                            owner,
                            batch.transfers,
                            also.files(),
                            sent.releasedOn,
                            asked.getItem1(),
                            also.holders(),
                            asked.getItem2());
            List<Stream> streams = new ArrayList<>(payments);
            streams.addAll(others.values());
            UnitOfWork unit = store.work(streams, List.of());
            BankReportCommand settled = SETTLEMENT.settle(unit, reading, number, batch.lines);
            if (unit.decide(BankReportDecider.REPORT, id, settled) instanceof Decision.Refused<?>) {
                return false;
            }
            Meta meta =
                    Meta.of(Names.uuid(id, "batch", number), owner, ACTOR, clock.instant())
                            .causedBy(id.toString());
            try {
                var unused = await(store.commit(unit, meta));
                return true;
            } catch (ConflictException somethingMoved) {
                payments = await(store.loadAll(payments(batch.transfers))).values();
            }
        }
    }

    /** Notes the days on which the files left; those of files nobody released are not there. */
    private boolean isSent(Collection<KnownTransfer> transfers, Sent sent) {
        Set<UUID> open = new LinkedHashSet<>();
        transfers.forEach(transfer -> open.add(transfer.file()));
        open.removeAll(sent.releasedOn.keySet());
        if (open.isEmpty()) {
            return true;
        }
        for (Stream stream : await(store.loadAll(open)).values()) {
            if (stream.fold(BankFileDecider.BANK_FILE.decider()) instanceof Made file) {
                if (file.state() == BankBatch.State.RELEASED) {
                    return false;
                }
                sent.banks.put(stream.id(), file.bank());
                LocalDate left = file.releasedOn();
                if (left != null) {
                    sent.releasedOn.put(stream.id(), left);
                }
            }
        }
        return true;
    }

    /**
     * Whether none of the files has left without all its payments being marked, or is about to be
     * replaced by another.
     */
    private static boolean isSettled(Collection<UUID> files, Map<UUID, Stream> streams) {
        return files.stream()
                .map(streams::get)
                .filter(Objects::nonNull)
                .noneMatch(stream ->
                        stream.fold(BankFileDecider.BANK_FILE.decider()) instanceof Made file
                                && (file.state() == BankBatch.State.RELEASED
                                        || file.state() == BankBatch.State.REPLACED));
    }

    /** What is known of the files that the lines speak of. */
    private record Sent(Map<UUID, LocalDate> releasedOn, Map<UUID, String> banks) {}

    private BankReport load(UUID id) {
        return await(store.load(id)).fold(BankReportDecider.REPORT.decider());
    }

    private static Set<UUID> payments(Map<UUID, KnownTransfer> transfers) {
        Set<UUID> ids = new LinkedHashSet<>();
        transfers.values().forEach(transfer -> ids.addAll(transfer.payments()));
        return ids;
    }

    private record Batch(
            List<ReportLine> lines,
            Map<UUID, KnownTransfer> transfers,
            Map<UUID, Stream> payments) {
        static final Batch NONE = new Batch(List.of(), Map.of(), Map.of());
    }
}
