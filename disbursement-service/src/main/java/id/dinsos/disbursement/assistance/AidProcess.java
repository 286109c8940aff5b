package id.dinsos.disbursement.assistance;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.assistance.Aid.Known;
import id.dinsos.disbursement.assistance.AidList.Line;
import id.dinsos.disbursement.assistance.AidList.Plan;
import id.dinsos.disbursement.assistance.AidList.Prepared;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.channel.BankBatch;
import id.dinsos.disbursement.channel.BankFileCode;
import id.dinsos.disbursement.channel.BankFileCommand;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decree and its list: requests of one decree are put together; with the approval each is made
 * out with what it claims, and the whole sum committed out of what is free in the year's budget,
 * together or not at all; the bank files leave by the word of a third. The list stands in the
 * budget where else a run does.
 */
public final class AidProcess {
    /** Who answers a case by itself. */
    static final String INTAKE = "job:assistance";

    private static final Aggregate<AidListCommand, AidList, AidListEvent> LIST =
            AidListDecider.LIST;

    private final Aggregate<AidCommand, Aid, ?> aids;
    private final Aggregate<PaymentCommand, Payment, ?> payments;
    private final Aggregate<BudgetCommand, Budget, ?> budgets;
    private final AidAmounts amounts;

    public AidProcess(
            Aggregate<AidCommand, Aid, ?> aids,
            Aggregate<PaymentCommand, Payment, ?> payments,
            Aggregate<BudgetCommand, Budget, ?> budgets,
            AidAmounts amounts) {
        this.aids = aids;
        this.payments = payments;
        this.budgets = budgets;
        this.amounts = amounts;
    }

    /**
     * Whom a request can be paid to now.
     *
     * @param account fingerprint of the account
     * @param claims that keep the family or person from being paid twice for the event
     */
    public record Payable(UUID payee, @Nullable String account, List<String> claims) {
        public Payable {
            claims = List.copyOf(claims);
        }
    }

    /**
     * What the case asks or takes back. What was made out is asked for again only where the payment
     * has been given up: then the same payment may be made out once more. One that may have left is
     * not, before two officers release it; the case hears that the office settles it first.
     */
    public void told(UnitOfWork unit, UUID request, AidCommand command) {
        if (!(command instanceof AidCommand.Ask(Asked asked))) {
            unit.require(aids, request, command);
            return;
        }
        boolean again = stage(unit, request) == Aid.Stage.INSTRUCTED && isGivenUp(unit, request);
        unit.require(aids, request, again ? new AidCommand.AskAgain(asked) : command);
        if (stage(unit, request) == Aid.Stage.REQUESTED
                && unit.state(payments, Aid.paymentOf(request)) instanceof Payment.Made made
                && !made.mayBeMadeAgain()) {
            unit.require(
                    aids, request, new AidCommand.Refuse(Aid.Reason.PAYMENT_UNSETTLED, "", INTAKE));
        }
    }

    private Aid.@Nullable Stage stage(UnitOfWork unit, UUID request) {
        return unit.state(aids, request) instanceof Known known ? known.stage() : null;
    }

    private boolean isGivenUp(UnitOfWork unit, UUID request) {
        return unit.state(payments, Aid.paymentOf(request)) instanceof Payment.Made made
                && made.state().bucket() == Bucket.CANCELLED;
    }

    /**
     * Puts requests together.
     *
     * @param heading the list without lines
     */
    public void prepare(UnitOfWork unit, UUID id, Plan heading, List<UUID> requests) {
        unit.needs(requests);
        List<Line> lines = new ArrayList<>();
        for (UUID request : requests) {
            if (!(unit.state(aids, request) instanceof Known known)) {
                throw RefusedException.of(
                        AidCode.AID_NOT_FOUND, "no case has asked for " + request);
            }
            Asked asked = known.asked();
            if (!asked.owner().equals(heading.owner())
                    || !asked.programme().equals(heading.programme())
                    || !asked.decreeNumber().equals(heading.decreeNumber())
                    || !asked.decreeDate().equals(heading.decreeDate())) {
                throw RefusedException.of(
                        AidCode.AID_OF_ANOTHER_DECREE, request + " was asked for under another");
            }
            if (asked.decreeDate().getYear() < heading.month().getYear()) {
                throw lapsed(request + " was asked for under a decree of an earlier year");
            }
            OptionalLong most = amounts.on(asked.kind(), asked.decreeDate());
            if (most.isPresent() && asked.amountRupiah() > most.getAsLong()) {
                throw RefusedException.of(
                        AidCode.AID_ABOVE_AMOUNT,
                        "%s: %s is %d rupiah at most"
                                .formatted(request, asked.kind(), most.getAsLong()));
            }
            unit.require(aids, request, new AidCommand.PutOnList(id));
            lines.add(new Line(request, asked.beneficiary(), asked.region(), asked.amountRupiah()));
        }
        unit.require(
                LIST,
                id,
                new AidListCommand.Prepare(
                        new Plan(
                                heading.owner(),
                                heading.programme(),
                                heading.decreeNumber(),
                                heading.decreeDate(),
                                heading.budget(),
                                heading.month(),
                                lines,
                                heading.preparedBy())));
    }

    /**
     * @param payable by request; who is not in it can be paid to nobody
     * @param today where the owner lives: with the year that is paid from, a list ends
     */
    public void approve(
            UnitOfWork unit, UUID id, Map<UUID, Payable> payable, LocalDate today, String by) {
        Plan plan = list(unit, id).plan();
        if (plan.month().getYear() < today.getYear()) {
            throw lapsed("the year of its budget is over");
        }
        List<UUID> streams =
                new ArrayList<>(List.of(plan.budget(), Programme.idOf(plan.programme())));
        for (Line line : plan.lines()) {
            streams.add(line.request());
            streams.add(Aid.paymentOf(line.request()));
        }
        unit.needs(streams);
        List<UUID> nobody =
                plan.lines().stream()
                        .map(Line::request)
                        .filter(request -> !payable.containsKey(request))
                        .toList();
        if (!nobody.isEmpty()) {
            throw RefusedException.of(
                    AidCode.AID_NOT_PAYABLE, "there is nobody who can be paid for " + nobody);
        }
        List<AidList.Payee> payees = new ArrayList<>();
        payable.forEach((request, one) ->
                payees.add(new AidList.Payee(request, one.payee(), one.account())));
        unit.require(
                LIST,
                id,
                new AidListCommand.Approve(
                        payees, by, RunProcess.involved(unit, plan.budget(), plan.programme())));
        for (Line line : plan.lines()) {
            Payable one = payable.get(line.request());
            if (one != null) {
                instruct(unit, id, plan, line, one);
            }
        }
        unit.require(
                budgets,
                plan.budget(),
                new BudgetCommand.CommitArrears(id, new Rupiah(plan.totalRupiah())));
    }

    private void instruct(UnitOfWork unit, UUID id, Plan plan, Line line, Payable one) {
        UUID payment = Aid.paymentOf(line.request());
        unit.require(aids, line.request(), new AidCommand.Instruct(id, payment));
        PaymentOrder order =
                new PaymentOrder(
                        id,
                        plan.programme(),
                        line.beneficiary(),
                        one.payee(),
                        line.region(),
                        plan.owner(),
                        plan.month(),
                        line.amountRupiah(),
                        one.claims());
        UUID transfer =
                unit.state(payments, payment) instanceof Payment.Made
                        ? Aid.transferOf(line.request(), id)
                        : Aid.transferOf(line.request());
        unit.require(payments, payment, new PaymentCommand.Instruct(order, transfer));
    }

    public void reject(UnitOfWork unit, UUID id, String reason, String by) {
        Plan plan = list(unit, id).plan();
        unit.needs(plan.lines().stream().map(Line::request).toList());
        unit.require(LIST, id, new AidListCommand.Reject(reason, by));
        for (Line line : plan.lines()) {
            unit.require(aids, line.request(), new AidCommand.TakeOffList(id));
        }
    }

    /** Whose list it is, if the caller may know of it. */
    public String owner(UnitOfWork unit, UUID id) {
        return list(unit, id).plan().owner();
    }

    /**
     * @param on the owner's day
     */
    public void release(UnitOfWork unit, UUID id, String by, LocalDate on) {
        Prepared list = list(unit, id);
        unit.needs(list.files());
        unit.require(LIST, id, new AidListCommand.Release(by));
        for (UUID file : list.files()) {
            if (!isReplaced(unit, file)) {
                unit.require(BankFileDecider.BANK_FILE, file, new BankFileCommand.Release(by, on));
            }
        }
    }

    /**
     * Lets a file go that came later: of a new attempt at what had failed, or in the place of one
     * that was stopped. Who approved the list does not do this either.
     */
    public void releaseLater(UnitOfWork unit, UUID id, UUID file, String by, LocalDate on) {
        Prepared list = list(unit, id);
        if (!(unit.state(BankFileDecider.BANK_FILE, file) instanceof BankBatch.Made made)
                || !made.run().equals(id)
                || list.files().contains(file)) {
            throw RefusedException.of(
                    BankFileCode.BANK_FILE_NOT_FOUND, "no file of this list came later");
        }
        if (by.equals(list.approvedBy())) {
            throw RefusedException.of(
                    AidCode.AID_LIST_NEEDS_ANOTHER, "who approved it does not do this");
        }
        unit.require(BankFileDecider.BANK_FILE, file, new BankFileCommand.Release(by, on));
    }

    private static RefusedException lapsed(String why) {
        return RefusedException.of(AidCode.AID_LAPSED, why);
    }

    private static boolean isReplaced(UnitOfWork unit, UUID file) {
        return unit.state(BankFileDecider.BANK_FILE, file) instanceof BankBatch.Made made
                && made.state() == BankBatch.State.REPLACED;
    }

    private static Prepared list(UnitOfWork unit, UUID id) {
        if (unit.state(LIST, id) instanceof Prepared known) {
            return known;
        }
        throw RefusedException.of(AidCode.AID_LIST_NOT_FOUND, "there is no such list");
    }
}
