package id.dinsos.disbursement.channel;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.Row;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand.NoteFiles;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.work.BackgroundJob;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes the bank files of instructed runs, one for each bank and fifty thousand lines, walking the
 * run's chunks in order. Whose account has gone since the instruction is left out and stays
 * instructed, for an officer to see. A crash makes the unfinished file again; a finished one is
 * never touched.
 */
@Singleton
public class BankFileJob extends BackgroundJob {
    private static final String ACTOR = "job:bank-file";

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
            List<UUID> made = new ArrayList<>();
            if (run.plan().terms().mode() == ProgrammeTerms.Mode.PAY) {
                make(run, made);
            }
            tell(run, new NoteFiles(made));
        }
    }

    private void make(Opened run, List<UUID> made) {
        Map<String, Draft> drafts = new TreeMap<>();
        for (int number = 0; number < run.chunks() && !isStopped(); number++) {
            List<TransferLine> lines = lines(run, number);
            Map<UUID, Account> accounts =
                    await(beneficiaries.accounts(lines.stream().map(TransferLine::payee).toList()));
            for (TransferLine line : lines) {
                Account account = accounts.get(line.payee());
                if (account == null) {
                    continue;
                }
                Draft draft = drafts.computeIfAbsent(account.bank(), bank -> new Draft(bank, 1));
                draft.add(line, account, run.plan());
                if (draft.lines.size() == BankBatch.MAX_LINES) {
                    made.add(finish(run, draft));
                    drafts.put(account.bank(), new Draft(account.bank(), draft.number + 1));
                }
            }
        }
        if (isStopped()) {
            throw new IllegalStateException("stopped in the middle of a bank file");
        }
        for (Draft draft : drafts.values()) {
            if (!draft.lines.isEmpty()) {
                made.add(finish(run, draft));
            }
        }
    }

    private UUID finish(Opened run, Draft draft) {
        RunPlan plan = run.plan();
        UUID id = BankBatch.idOf(plan.id(), draft.bank, draft.number);
        if (!await(store.load(id)).isEmpty()) {
            return id;
        }
        String date =
                LocalDate.ofInstant(clock.instant(), zone).format(DateTimeFormatter.BASIC_ISO_DATE);
        String header = BankCsv.header(id, draft.bank, date, draft.lines.size(), draft.controlSum);
        byte[] bytes = (header + BankCsv.COLUMNS + draft.text).getBytes(StandardCharsets.UTF_8);
        await(files.write(id, bytes));
        await(files.writeLines(id, plan.id(), plan.budgetId(), draft.lines));
        BankFileCommand create =
                new BankFileCommand.Create(
                        plan.id(),
                        plan.owner(),
                        draft.bank,
                        draft.lines.size(),
                        new Rupiah(draft.controlSum),
                        sha256(bytes));
        var unused =
                await(
                        handler.handle(
                                BankFileDecider.BANK_FILE, id, create, Request.of(meta(plan))));
        return id;
    }

    /** The transfers of a chunk: one for each beneficiary, over all months that were instructed. */
    private List<TransferLine> lines(Opened run, int number) {
        RunPlan plan = run.plan();
        UUID id = Chunk.idOf(plan.id(), number);
        Frozen chunk = (Frozen) await(store.load(id)).fold(ChunkPublisher.CHUNK.decider());
        Map<YearMonth, Set<UUID>> unpaid = new LinkedHashMap<>();
        for (SliceInstructed slice : chunk.slices().values()) {
            Set<UUID> some = unpaid.computeIfAbsent(slice.month(), m -> new HashSet<>());
            slice.unpaid().forEach(one -> some.add(one.beneficiary()));
        }
        List<TransferLine> lines = new ArrayList<>(chunk.rows().size());
        for (Row row : chunk.rows()) {
            UUID payee = row.payee();
            List<UUID> payments = new ArrayList<>(plan.months().size());
            long amount = 0;
            for (YearMonth month : plan.months()) {
                if (row.pays()
                        && !unpaid.getOrDefault(month, Set.of()).contains(row.beneficiary())) {
                    payments.add(PaymentOrder.idOf(plan.programme(), row.beneficiary(), month));
                    amount = Math.addExact(amount, row.amountRupiah(month));
                }
            }
            if (!payments.isEmpty() && payee != null) {
                lines.add(
                        new TransferLine(
                                Transfers.first(plan.id(), row.beneficiary()),
                                payee,
                                payments,
                                amount));
            }
        }
        return lines;
    }

    private void tell(Opened run, NoteFiles command) {
        var unused =
                await(
                        handler.handle(
                                RunPublisher.RUN, run.id(), command, Request.of(meta(run.plan()))));
    }

    private Meta meta(RunPlan plan) {
        return Meta.of(ids.next(), plan.owner(), ACTOR, clock.instant());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file being written: its text once, in memory. */
    private static final class Draft {
        private final String bank;
        private final int number;
        private final StringBuilder text = new StringBuilder(64 * 1024);
        private final List<TransferLine> lines = new ArrayList<>();
        private long controlSum;

        Draft(String bank, int number) {
            this.bank = bank;
            this.number = number;
        }

        void add(TransferLine line, Account account, RunPlan plan) {
            lines.add(line);
            controlSum = Math.addExact(controlSum, line.amountRupiah());
            BankCsv.line(
                    text,
                    line.transfer(),
                    account.number(),
                    account.holder(),
                    line.amountRupiah(),
                    BankCsv.remark(plan.programme(), plan.months().getLast()));
        }
    }
}
