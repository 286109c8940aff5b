package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Payee;
import id.dinsos.disbursement.channel.BankFilePlan.Decided;
import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.BankFilePlanEvent.PlannedFile;
import id.dinsos.disbursement.channel.form.FileForm.Head;
import id.dinsos.disbursement.channel.form.FileForms;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.ConflictException;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes files of transfers, one for each bank, post or village and fifty thousand lines. All bytes
 * of all files are written down first, where nobody else writes; then one event decides on them as
 * a whole. From there on the plan is carried out, by whoever and however often: a crash, a second
 * worker, one that was stopped and wakes, or a payee who changes bank in between changes nothing.
 * Who cannot be paid into the account that was checked stands in no file and is held.
 */
@Singleton
public class TransferFilesStore {
    static final String ACTOR = "job:bank-file";
    private static final int MAX_HELD = 900;

    private final EventStore store;
    private final CommandHandler handler;
    private final BeneficiaryStore beneficiaries;
    private final BankFileStore files;
    private final FileForms forms;
    private final Clock clock;
    private final Ids ids;
    private final Zones zones;

    public TransferFilesStore(
            EventStore store,
            CommandHandler handler,
            BeneficiaryStore beneficiaries,
            BankFileStore files,
            FileForms forms,
            Clock clock,
            Ids ids,
            Zones zones) {
        this.store = store;
        this.handler = handler;
        this.beneficiaries = beneficiaries;
        this.files = files;
        this.forms = forms;
        this.clock = clock;
        this.ids = ids;
        this.zones = zones;
    }

    /** The ids of the files, the same however often it is asked. */
    public List<UUID> make(FilesOrder order, List<TransferLine> lines) {
        return make(order, List.of(lines), () -> false);
    }

    /**
     * As above, with the lines part by part.
     *
     * @throws IllegalStateException where it was stopped before the plan was decided
     */
    List<UUID> make(FilesOrder order, Iterable<List<TransferLine>> lines, BooleanSupplier stopped) {
        Decided decided = decided(order, lines, stopped);
        for (PlannedFile file : decided.files()) {
            Await.await(files.vouch(file.content(), file.id()));
            BankFileCommand create =
                    new BankFileCommand.Create(
                            decided.run(),
                            decided.owner(),
                            file.bank(),
                            file.lines(),
                            file.controlSum(),
                            file.sha256(),
                            file.content(),
                            file.form(),
                            file.title(),
                            hands(order, file));
            Await.await(
                    handler.handle(
                            BankFileDecider.BANK_FILE,
                            file.id(),
                            create,
                            Request.of(meta(ids.next(), order))));
        }
        hold(order, decided.leftOut());
        Await.await(files.sweep(order.id()));
        return decided.fileIds();
    }

    private static List<String> hands(FilesOrder order, PlannedFile file) {
        List<String> hands = new ArrayList<>(order.hands());
        hands.addAll(Objects.requireNonNullElse(file.accountsBy(), List.of()));
        return hands;
    }

    /** The plan that stands: an earlier one, or ours where nobody was faster. */
    private Decided decided(
            FilesOrder order, Iterable<List<TransferLine>> lines, BooleanSupplier stopped) {
        UUID id = order.plan();
        UnitOfWork unit = Await.await(store.open(id));
        if (unit.state(BankFilePlanDecider.PLAN, id) instanceof Decided known) {
            return known;
        }
        List<PlannedFile> written = new ArrayList<>();
        boolean ours = false;
        try {
            List<LeftOut> leftOut = new ArrayList<>();
            write(order, lines, stopped, written, leftOut);
            unit.require(
                    BankFilePlanDecider.PLAN,
                    id,
                    new BankFilePlanDecider.Decide(
                            order.run(), order.budget(), order.owner(), written, leftOut));
            Await.await(store.commit(unit, meta(ids.next(), order)));
            ours = true;
            return (Decided) unit.state(BankFilePlanDecider.PLAN, id);
        } catch (ConflictException anotherWasFirst) {
            return (Decided) Await.await(store.load(id)).fold(BankFilePlanDecider.PLAN.decider());
        } finally {
            if (!ours) {
                discardUnlessPlanned(id, written);
            }
        }
    }

    /**
     * Whether a commit whose answer was lost took place, only the log can say. What it cannot say
     * yet is swept by whoever carries the plan out.
     */
    private void discardUnlessPlanned(UUID plan, List<PlannedFile> written) {
        Set<UUID> planned = new HashSet<>();
        if (Await.await(store.load(plan)).fold(BankFilePlanDecider.PLAN.decider())
                instanceof Decided known) {
            known.files().forEach(file -> planned.add(file.content()));
        } else {
            return;
        }
        for (PlannedFile file : written) {
            if (!planned.contains(file.content())) {
                Await.await(files.discard(file.content()));
            }
        }
    }

    /** Writes down what the files would be; nothing of it counts until the plan says so. */
    private void write(
            FilesOrder order,
            Iterable<List<TransferLine>> lines,
            BooleanSupplier stopped,
            List<PlannedFile> written,
            List<LeftOut> leftOut) {
        Map<String, DraftFile> drafts = new TreeMap<>();
        Way way = way(order.run());
        String remark =
                "%s %s".formatted(order.programme(), order.month()).toUpperCase(Locale.ROOT);
        for (List<TransferLine> some : lines) {
            if (stopped.getAsBoolean()) {
                throw new IllegalStateException("stopped in the middle of a bank file");
            }
            Map<UUID, Payee> payees =
                    Await.await(
                            beneficiaries.payees(some.stream().map(TransferLine::payee).toList()));
            for (TransferLine line : some) {
                Payee payee = payees.get(line.payee());
                String fault = fault(order, way, line, payee);
                if (payee == null || !fault.isEmpty()) {
                    leftOut.add(new LeftOut(line.transfer(), line.payments(), fault));
                    continue;
                }
                String receiver = way.receiver(line, payee);
                DraftFile draft =
                        drafts.computeIfAbsent(
                                receiver, name -> draft(way, name, order.firstNumber()));
                draft.add(line, Way.order(line, payee, remark), order.enteredBy(way, line, payee));
                if (draft.isFull()) {
                    written.add(finish(order, draft));
                    drafts.put(receiver, draft(way, receiver, draft.number() + 1));
                }
            }
        }
        for (DraftFile draft : drafts.values()) {
            if (!draft.lines().isEmpty()) {
                written.add(finish(order, draft));
            }
        }
    }

    /** Who entered an account that no run knows of is not the one who agrees to pay into it. */
    private static String fault(
            FilesOrder order, Way way, TransferLine line, @Nullable Payee payee) {
        String fault = way.fault(line, payee);
        return payee != null
                        && fault.isEmpty()
                        && order.approvedBy().equals(order.enteredBy(way, line, payee))
                ? LeftOut.ACCOUNT_BY_APPROVER
                : fault;
    }

    private DraftFile draft(Way way, String receiver, int number) {
        return new DraftFile(ids.next(), receiver, number, way.form(receiver));
    }

    /** As the terms say with which the run was opened. */
    private Way way(UUID run) {
        return Way.of(
                Await.await(store.load(run)).fold(RunPublisher.RUN.decider()) instanceof Opened one
                        ? one.plan().terms().delivery().channel()
                        : ProgrammeTerms.Channel.BANK,
                forms);
    }

    private PlannedFile finish(FilesOrder order, DraftFile draft) {
        UUID id = BankBatch.idOf(order.id(), draft.receiver(), draft.number());
        String title = order.title(draft.receiver(), draft.number());
        byte[] bytes =
                draft.bytes(
                        new Head(
                                id,
                                title,
                                order.owner(),
                                draft.receiver(),
                                zones.day(order.owner(), clock.instant()),
                                draft.lines().size(),
                                draft.controlSum()));
        Await.await(files.write(draft.content(), order.id(), order.budget(), bytes, draft.lines()));
        return new PlannedFile(
                id,
                draft.receiver(),
                draft.number(),
                draft.lines().size(),
                new Rupiah(draft.controlSum()),
                HexFormat.of().formatHex(Sha256.of(bytes)),
                draft.content(),
                draft.form().name(),
                title,
                draft.accountsBy());
    }

    /** Holds the payments of transfers that stand in no file; what moved on meanwhile stays. */
    private void hold(FilesOrder order, List<LeftOut> leftOut) {
        Map<UUID, String> reasons = new LinkedHashMap<>();
        leftOut.forEach(one -> one.payments().forEach(id -> reasons.put(id, one.reason())));
        List<UUID> all = List.copyOf(reasons.keySet());
        for (int from = 0; from < all.size(); from += MAX_HELD) {
            List<UUID> some = all.subList(from, Math.min(from + MAX_HELD, all.size()));
            UUID command = Names.uuid(order.plan(), some.getFirst(), "hold-left-out");
            Await.await(
                    handler.handle(
                            "HoldLeftOut",
                            some,
                            some.getFirst(),
                            unit -> some.forEach(id -> hold(unit, id, reasons)),
                            Request.of(meta(command, order))));
        }
    }

    private static void hold(UnitOfWork unit, UUID payment, Map<UUID, String> reasons) {
        String reason = Objects.requireNonNull(reasons.get(payment));
        var unused =
                unit.decide(PaymentPublisher.PAYMENT, payment, new PaymentCommand.LeaveOut(reason));
    }

    private Meta meta(UUID command, FilesOrder order) {
        return Meta.of(command, order.owner(), ACTOR, clock.instant());
    }
}
