package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore.PayeeAccount;
import id.dinsos.disbursement.channel.BankFilePlan.Decided;
import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.BankFilePlanEvent.PlannedFile;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Bank files of transfers that somebody has chosen, such as new attempts: as with those of a run,
 * all bytes are written first, one event decides on them as a whole, and whoever carries it out
 * does the same. Who cannot be paid into an account stands in no file and is held.
 */
@Singleton
public class TransferFilesStore {
    private static final String ACTOR = "job:bank-file";

    private final EventStore store;
    private final CommandHandler handler;
    private final BeneficiaryStore beneficiaries;
    private final BankFileStore files;
    private final Clock clock;
    private final Ids ids;
    private final ZoneId zone;

    public TransferFilesStore(
            EventStore store,
            CommandHandler handler,
            BeneficiaryStore beneficiaries,
            BankFileStore files,
            Clock clock,
            Ids ids,
            Settings settings) {
        this.store = store;
        this.handler = handler;
        this.beneficiaries = beneficiaries;
        this.files = files;
        this.clock = clock;
        this.ids = ids;
        this.zone = ZoneId.of(settings.zone());
    }

    /**
     * What the files are for.
     *
     * @param id of whatever chose the transfers; it has these files and no others
     */
    public record Order(
            UUID id, UUID run, UUID budget, String owner, String programme, YearMonth month) {}

    /** The ids of the files, the same however often it is asked. */
    public List<UUID> make(Order order, List<TransferLine> lines) {
        UUID plan = BankFilePlan.idOf(order.id());
        Decided decided =
                Await.await(store.load(plan)).fold(BankFilePlanDecider.PLAN.decider())
                                instanceof Decided known
                        ? known
                        : decide(order, plan, lines);
        for (PlannedFile file : decided.files()) {
            Await.await(files.vouch(file.content(), file.id()));
            BankFileCommand create =
                    new BankFileCommand.Create(
                            order.run(),
                            order.owner(),
                            file.bank(),
                            file.lines(),
                            file.controlSum(),
                            file.sha256(),
                            file.content());
            Await.await(
                    handler.handle(
                            BankFileDecider.BANK_FILE, file.id(), create, Request.of(meta(order))));
        }
        decided.leftOut().forEach(one -> hold(order, one));
        Await.await(files.sweep(order.id()));
        return decided.fileIds();
    }

    private Decided decide(Order order, UUID plan, List<TransferLine> lines) {
        List<PlannedFile> written = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        write(order, lines, written, leftOut);
        UnitOfWork unit = Await.await(store.open(plan));
        unit.require(
                BankFilePlanDecider.PLAN,
                plan,
                new BankFilePlanDecider.Decide(
                        order.run(), order.budget(), order.owner(), written, leftOut));
        try {
            Await.await(store.commit(unit, meta(order)));
            return (Decided) unit.state(BankFilePlanDecider.PLAN, plan);
        } catch (ConflictException anotherWasFirst) {
            return (Decided) Await.await(store.load(plan)).fold(BankFilePlanDecider.PLAN.decider());
        }
    }

    private void write(
            Order order,
            List<TransferLine> lines,
            List<PlannedFile> written,
            List<LeftOut> leftOut) {
        Map<String, BankFileDraft> drafts = new TreeMap<>();
        String remark = BankCsv.remark(order.programme(), order.month());
        Map<UUID, PayeeAccount> accounts =
                Await.await(
                        beneficiaries.accounts(lines.stream().map(TransferLine::payee).toList()));
        for (TransferLine line : lines) {
            PayeeAccount payee = accounts.get(line.payee());
            if (payee == null || !payee.alive()) {
                String why = payee == null ? LeftOut.NO_ACCOUNT : LeftOut.PAYEE_CHANGED;
                leftOut.add(new LeftOut(line.transfer(), line.payments(), why));
                continue;
            }
            String bank = payee.account().bank();
            BankFileDraft draft =
                    drafts.computeIfAbsent(bank, name -> new BankFileDraft(ids.next(), name, 1));
            draft.add(line, payee.account(), remark);
            if (draft.isFull()) {
                written.add(finish(order, draft));
                drafts.put(bank, new BankFileDraft(ids.next(), bank, draft.number() + 1));
            }
        }
        for (BankFileDraft draft : drafts.values()) {
            if (!draft.lines().isEmpty()) {
                written.add(finish(order, draft));
            }
        }
    }

    private PlannedFile finish(Order order, BankFileDraft draft) {
        UUID id = BankBatch.idOf(order.id(), draft.bank(), draft.number());
        String date =
                LocalDate.ofInstant(clock.instant(), zone).format(DateTimeFormatter.BASIC_ISO_DATE);
        byte[] bytes = draft.text(id, date).getBytes(StandardCharsets.UTF_8);
        Await.await(files.write(draft.content(), order.id(), order.budget(), bytes, draft.lines()));
        return new PlannedFile(
                id,
                draft.bank(),
                draft.number(),
                draft.lines().size(),
                new Rupiah(draft.controlSum()),
                HexFormat.of().formatHex(Sha256.of(bytes)),
                draft.content());
    }

    /** What has moved on meanwhile stays as it is. */
    private void hold(Order order, LeftOut one) {
        var unused =
                Await.await(
                        handler.handle(
                                "HoldLeftOut",
                                one.payments(),
                                one.payments().getFirst(),
                                unit -> one.payments().forEach(id -> hold(unit, id, one.reason())),
                                Request.of(meta(order))));
    }

    private static void hold(UnitOfWork unit, UUID payment, String reason) {
        var unused =
                unit.decide(PaymentPublisher.PAYMENT, payment, new PaymentCommand.LeaveOut(reason));
    }

    private Meta meta(Order order) {
        return Meta.of(ids.next(), order.owner(), ACTOR, clock.instant());
    }
}
