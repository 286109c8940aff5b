package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore.PayeeAccount;
import id.dinsos.disbursement.channel.BankFilePlan.Decided;
import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.BankFilePlanEvent.PlannedFile;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.Row;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.PaidRows;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand.NoteFiles;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes the bank files of instructed runs, one for each bank and fifty thousand lines. All bytes of
 * all files are written down first, where nobody else writes; then one event decides on them as a
 * whole. From there on the plan is carried out, by whoever and however often: a crash, a second
 * worker, one that was stopped and wakes, or a payee who changes bank in between changes nothing.
 * Whose account is no longer the one that was checked stands in no file and is held.
 */
@Singleton
public class BankFileJob extends BackgroundJob {
    private static final String ACTOR = "job:bank-file";
    private static final int MAX_HELD = 900;

    private final EventStore store;
    private final CommandHandler handler;
    private final RunView runs;
    private final BeneficiaryStore beneficiaries;
    private final BankFileStore files;
    private final Clock clock;
    private final Ids ids;
    private final ZoneId zone;

    public BankFileJob(
            EventStore store,
            CommandHandler handler,
            RunView runs,
            BeneficiaryStore beneficiaries,
            BankFileStore files,
            Clock clock,
            Ids ids,
            Settings settings) {
        super("bank-file");
        this.store = store;
        this.handler = handler;
        this.runs = runs;
        this.beneficiaries = beneficiaries;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
        this.zone = ZoneId.of(settings.zone());
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return runs.withoutFiles();
    }

    @Override
    protected void work(UUID id) {
        if (await(store.load(id)).fold(RunPublisher.RUN.decider()) instanceof Opened run
                && run.stage() == Stage.INSTRUCTED
                && !run.payout().filesMade()) {
            List<UUID> made = List.of();
            if (run.plan().terms().mode() == ProgrammeTerms.Mode.PAY) {
                Decided plan = decided(run);
                carryOut(run.plan(), plan);
                made = plan.fileIds();
            }
            handle(RunPublisher.RUN, run.id(), new NoteFiles(made), run.plan());
        }
    }

    /** The plan that stands: an earlier one, or ours where nobody was faster. */
    private Decided decided(Opened run) {
        UUID id = BankFilePlan.idOf(run.id(), run.payout().rounds());
        UnitOfWork unit = await(store.open(id));
        if (unit.state(BankFilePlanDecider.PLAN, id) instanceof Decided known) {
            return known;
        }
        List<PlannedFile> written = new ArrayList<>();
        boolean ours = false;
        try {
            List<LeftOut> leftOut = new ArrayList<>();
            write(run, written, leftOut);
            RunPlan plan = run.plan();
            unit.require(
                    BankFilePlanDecider.PLAN,
                    id,
                    new BankFilePlanDecider.Decide(
                            plan.id(), plan.budgetId(), plan.owner(), written, leftOut));
            var unused = await(store.commit(unit, meta(plan)));
            ours = true;
            return (Decided) unit.state(BankFilePlanDecider.PLAN, id);
        } catch (ConflictException anotherWasFirst) {
            return (Decided) await(store.load(id)).fold(BankFilePlanDecider.PLAN.decider());
        } finally {
            if (!ours) {
                discardUnlessPlanned(id, written);
            }
        }
    }

    /** Whether a commit whose answer was lost took place, only the log can say. */
    private void discardUnlessPlanned(UUID plan, List<PlannedFile> written) {
        Set<UUID> planned = new HashSet<>();
        if (await(store.load(plan)).fold(BankFilePlanDecider.PLAN.decider())
                instanceof Decided known) {
            known.files().forEach(file -> planned.add(file.content()));
        } else {
            return;
        }
        for (PlannedFile file : written) {
            if (!planned.contains(file.content())) {
                await(files.discard(file.content()));
            }
        }
    }

    /** Writes down what the files would be; nothing of it counts until the plan says so. */
    private void write(Opened run, List<PlannedFile> written, List<LeftOut> leftOut) {
        Map<String, BankFileDraft> drafts = new TreeMap<>();
        RunPlan plan = run.plan();
        String remark = BankCsv.remark(plan.programme(), plan.months().getLast());
        for (int number = 0; number < run.chunks() && !isStopped(); number++) {
            List<TransferLine> lines = lines(run, number);
            Map<UUID, PayeeAccount> accounts =
                    await(beneficiaries.accounts(lines.stream().map(TransferLine::payee).toList()));
            for (TransferLine line : lines) {
                PayeeAccount payee = accounts.get(line.payee());
                String fault = fault(line, payee);
                if (!fault.isEmpty()) {
                    leftOut.add(new LeftOut(line.transfer(), line.payments(), fault));
                    continue;
                }
                String bank = Objects.requireNonNull(payee).account().bank();
                BankFileDraft draft =
                        drafts.computeIfAbsent(
                                bank, name -> new BankFileDraft(ids.next(), name, first(run)));
                draft.add(line, payee.account(), remark);
                if (draft.isFull()) {
                    written.add(finish(plan, draft));
                    drafts.put(bank, new BankFileDraft(ids.next(), bank, draft.number() + 1));
                }
            }
        }
        if (isStopped()) {
            throw new IllegalStateException("stopped in the middle of a bank file");
        }
        for (BankFileDraft draft : drafts.values()) {
            if (!draft.lines().isEmpty()) {
                written.add(finish(plan, draft));
            }
        }
    }

    /** Files of a later round have numbers of their own. */
    private static int first(Opened run) {
        return 1 + run.payout().rounds() * BankBatch.MAX_FILES;
    }

    private static String fault(
            TransferLine line, @org.jspecify.annotations.Nullable PayeeAccount payee) {
        if (payee == null) {
            return LeftOut.NO_ACCOUNT;
        }
        if (!payee.alive()) {
            return LeftOut.PAYEE_CHANGED;
        }
        String frozen = line.account();
        return frozen == null || frozen.equals(payee.print()) ? "" : LeftOut.ACCOUNT_CHANGED;
    }

    private PlannedFile finish(RunPlan plan, BankFileDraft draft) {
        UUID id = BankBatch.idOf(plan.id(), draft.bank(), draft.number());
        String date =
                LocalDate.ofInstant(clock.instant(), zone).format(DateTimeFormatter.BASIC_ISO_DATE);
        byte[] bytes = draft.text(id, date).getBytes(StandardCharsets.UTF_8);
        await(files.write(draft.content(), plan.id(), plan.budgetId(), bytes, draft.lines()));
        return new PlannedFile(
                id,
                draft.bank(),
                draft.number(),
                draft.lines().size(),
                new Rupiah(draft.controlSum()),
                HexFormat.of().formatHex(Sha256.of(bytes)),
                draft.content());
    }

    private void carryOut(RunPlan plan, Decided decided) {
        for (PlannedFile file : decided.files()) {
            await(files.vouch(file.content(), file.id()));
            BankFileCommand create =
                    new BankFileCommand.Create(
                            decided.run(),
                            decided.owner(),
                            file.bank(),
                            file.lines(),
                            file.controlSum(),
                            file.sha256(),
                            file.content());
            handle(BankFileDecider.BANK_FILE, file.id(), create, plan);
        }
        hold(plan, decided.leftOut());
        await(files.sweep(decided.run()));
    }

    /** Holds the payments of transfers that stand in no file; what moved on meanwhile stays. */
    private void hold(RunPlan plan, List<LeftOut> leftOut) {
        Map<UUID, String> reasons = new LinkedHashMap<>();
        leftOut.forEach(one -> one.payments().forEach(id -> reasons.put(id, one.reason())));
        List<UUID> all = List.copyOf(reasons.keySet());
        for (int from = 0; from < all.size(); from += MAX_HELD) {
            List<UUID> some = all.subList(from, Math.min(from + MAX_HELD, all.size()));
            Meta meta =
                    Meta.of(
                            Names.uuid(some.getFirst(), "hold-left-out"),
                            plan.owner(),
                            ACTOR,
                            clock.instant());
            var unused =
                    await(
                            handler.handle(
                                    "HoldLeftOut",
                                    some,
                                    some.getFirst(),
                                    unit -> hold(unit, some, reasons),
                                    Request.of(meta)));
        }
    }

    private static void hold(UnitOfWork unit, List<UUID> payments, Map<UUID, String> reasons) {
        for (UUID payment : payments) {
            String reason = Objects.requireNonNull(reasons.get(payment));
            var unused =
                    unit.decide(
                            PaymentPublisher.PAYMENT, payment, new PaymentCommand.LeaveOut(reason));
        }
    }

    /** The transfers of a chunk: one for each beneficiary, over all months that were instructed. */
    private List<TransferLine> lines(Opened run, int number) {
        RunPlan plan = run.plan();
        UUID id = Chunk.idOf(plan.id(), number);
        Frozen chunk = (Frozen) await(store.load(id)).fold(ChunkPublisher.CHUNK.decider());
        Map<YearMonth, PaidRows> paid = new LinkedHashMap<>();
        plan.months().forEach(month -> paid.put(month, PaidRows.of(chunk, month)));
        List<TransferLine> lines = new ArrayList<>(chunk.rows().size());
        if (run.payout().rounds() > 0) {
            for (UUID beneficiary : run.payout().unfiled()) {
                chunk.row(beneficiary).ifPresent(row -> lines.addAll(late(plan, chunk, row)));
            }
            return lines;
        }
        for (Row row : chunk.rows()) {
            UUID payee = row.payee();
            List<UUID> payments = new ArrayList<>(plan.months().size());
            long amount = 0;
            for (Map.Entry<YearMonth, PaidRows> month : paid.entrySet()) {
                if (month.getValue().isPaid(row)) {
                    payments.add(
                            PaymentOrder.idOf(plan.programme(), row.beneficiary(), month.getKey()));
                    amount = Math.addExact(amount, month.getValue().amountRupiah(row));
                }
            }
            if (!payments.isEmpty() && payee != null) {
                lines.add(
                        new TransferLine(
                                Transfers.first(plan.id(), row.beneficiary()),
                                payee,
                                row.account(),
                                payments,
                                amount));
            }
        }
        return lines;
    }

    /** The transfer of one who was let go on after the instruction. */
    private static List<TransferLine> late(RunPlan plan, Frozen chunk, Row row) {
        List<YearMonth> months = chunk.late().getOrDefault(row.beneficiary(), List.of());
        UUID payee = row.payee();
        if (payee == null || months.isEmpty()) {
            return List.of();
        }
        long amount = 0;
        List<UUID> payments = new ArrayList<>(months.size());
        for (YearMonth month : months) {
            payments.add(PaymentOrder.idOf(plan.programme(), row.beneficiary(), month));
            amount = Math.addExact(amount, row.amountRupiah(month));
        }
        UUID transfer = Transfers.late(plan.id(), row.beneficiary());
        return List.of(new TransferLine(transfer, payee, row.account(), payments, amount));
    }

    private <C, S, E> void handle(
            id.dinsos.eventstore.rules.Aggregate<C, S, E> aggregate,
            UUID id,
            C command,
            RunPlan plan) {
        var unused = await(handler.handle(aggregate, id, command, Request.of(meta(plan))));
    }

    private Meta meta(RunPlan plan) {
        return Meta.of(ids.next(), plan.owner(), ACTOR, clock.instant());
    }
}
