package id.dinsos.disbursement.reconciliation;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileStopped;
import id.dinsos.disbursement.channel.KnownTransfer;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCredited;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentDoubted;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementReleased;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementTaken;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLapsed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentPaidBeside;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.reconciliation.BankReportEvent.Contradiction;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportReceived;
import id.dinsos.disbursement.reconciliation.SettlementProcess.Reading;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a line of a bank's report does to payments and their budget, together or not at all. */
class SettlementProcessTest {
    private static final UUID RUN = new UUID(7, 7);
    private static final UUID BUDGET = new UUID(6, 6);
    private static final UUID REPORT = new UUID(5, 5);
    private static final UUID FILE = new UUID(4, 4);
    private static final UUID TRANSFER = new UUID(3, 3);
    private static final UUID NEXT = new UUID(3, 4);
    private static final UUID NEXT_FILE = new UUID(4, 5);
    private static final BankFileCreated MADE =
            new BankFileCreated(
                    RUN,
                    "35.24",
                    "BNI",
                    1,
                    new Rupiah(400_000),
                    "ab",
                    new UUID(0, 9),
                    null,
                    null,
                    null);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final PaymentOrder OCTOBER = order(10);
    private static final PaymentOrder NOVEMBER = order(11);
    private static final PaymentOrder OTHER =
            new PaymentOrder(
                    RUN,
                    "BLT",
                    new UUID(0, 2),
                    new UUID(1, 1),
                    "35.24.01.2001",
                    "35.24",
                    YearMonth.of(2026, 10),
                    200_000,
                    List.of("family", "payee10"));
    private static final PaymentEvent SENT = new PaymentSent(TRANSFER, FILE);
    private static final PaymentEvent FAILED = new PaymentFailed(TRANSFER, "AC04", DAY);
    private static final PaymentEvent CREDITED = new PaymentCredited(TRANSFER, "B-1", DAY);

    private final Map<Integer, UUID> taken = new HashMap<>();
    private final Map<String, UUID> holders = new HashMap<>();
    private final SettlementProcess process =
            new SettlementProcess(PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET);
    private final List<BankReportCommand.SettleBatch> said = new ArrayList<>();

    @Test
    void a_transfer_settles_all_its_payments_and_moves_their_money_once() {
        books(SENT)
                .when(unit -> settle(unit, line(400_000, DAY)))
                .then(
                        events(OCTOBER.id(), CREDITED),
                        events(NOVEMBER.id(), CREDITED),
                        events(
                                BUDGET,
                                new BudgetMoved(
                                        RUN,
                                        List.of(
                                                new Move(
                                                        Bucket.PENDING,
                                                        Bucket.CREDITED,
                                                        new Rupiah(400_000))))));
        assertThat(said.getLast().settled()).isEqualTo(1);
    }

    @Test
    void the_same_line_again_changes_nothing() {
        books(SENT, CREDITED).when(unit -> settle(unit, line(400_000, DAY))).thenNothing();
        assertThat(said.getLast().unchanged()).isEqualTo(1);
    }

    @Test
    void a_line_with_another_amount_touches_nothing_and_waits_for_a_person() {
        books(SENT).when(unit -> settle(unit, line(399_999, DAY))).thenNothing();
        assertThat(said.getLast().queued())
                .extracting(Contradiction::reason)
                .containsExactly("transfer-amount-wrong");
    }

    @Test
    void a_credit_before_the_file_left_is_not_believed() {
        books(SENT).when(unit -> settle(unit, line(400_000, DAY.minusDays(3)))).thenNothing();
        assertThat(said.getLast().queued())
                .extracting(Contradiction::reason)
                .containsExactly("transfer-date-implausible");
    }

    @Test
    void a_transfer_whose_payments_do_not_agree_settles_none_of_them() {
        given(PaymentPublisher.PAYMENT, OCTOBER.id(), new PaymentInstructed(OCTOBER, TRANSFER))
                .and(
                        PaymentPublisher.PAYMENT,
                        NOVEMBER.id(),
                        new PaymentInstructed(NOVEMBER, TRANSFER),
                        SENT)
                .and(BankReportDecider.REPORT, REPORT, received())
                .when(unit -> settle(unit, line(400_000, DAY)))
                .thenNothing();
        assertThat(said.getLast().queued())
                .extracting(Contradiction::reason)
                .containsExactly("transfer-not-sent");
    }

    @Test
    void a_late_credit_of_the_last_attempt_stops_the_new_one_in_the_same_transaction() {
        PaymentEvent[] again = {SENT, FAILED, new PaymentRetried(NEXT, 2, new UUID(1, 1))};
        books(again)
                .and(BankFileDecider.BANK_FILE, NEXT_FILE, MADE)
                .when(unit -> settle(unit, line(400_000, DAY)))
                .then(
                        events(OCTOBER.id(), doubted(true)),
                        events(NOVEMBER.id(), doubted(true)),
                        events(
                                NEXT_FILE,
                                new BankFileStopped(OCTOBER.id()),
                                new BankFileStopped(NOVEMBER.id())));
        assertThat(said.getLast().queued())
                .extracting(Contradiction::reason)
                .containsExactly("transfer-not-current");
    }

    @Test
    void so_does_one_of_another_amount() {
        PaymentEvent[] again = {SENT, FAILED, new PaymentRetried(NEXT, 2, new UUID(1, 1))};
        books(again)
                .and(BankFileDecider.BANK_FILE, NEXT_FILE, MADE)
                .when(unit -> settle(unit, line(399_000, DAY)))
                .then(
                        events(OCTOBER.id(), doubted(true)),
                        events(NOVEMBER.id(), doubted(true)),
                        events(
                                NEXT_FILE,
                                new BankFileStopped(OCTOBER.id()),
                                new BankFileStopped(NOVEMBER.id())));
    }

    @Test
    void what_has_left_is_not_stopped_but_nothing_more_is_sent() {
        PaymentEvent[] again = {
            SENT,
            FAILED,
            new PaymentRetried(NEXT, 2, new UUID(1, 1)),
            new PaymentSent(NEXT, NEXT_FILE)
        };
        books(again)
                .and(BankFileDecider.BANK_FILE, NEXT_FILE, MADE, new BankFileReleased("rini", DAY))
                .when(unit -> settle(unit, line(400_000, DAY)))
                .then(events(OCTOBER.id(), doubted(false)), events(NOVEMBER.id(), doubted(false)));
    }

    @Test
    void a_credit_of_what_had_failed_keeps_it_from_being_sent_again() {
        books(SENT, FAILED)
                .when(unit -> settle(unit, line(400_000, DAY)))
                .then(events(OCTOBER.id(), doubted(false)), events(NOVEMBER.id(), doubted(false)));
    }

    @Test
    void a_late_credit_of_what_was_released_holds_the_payment_that_was_made_for_the_same_since() {
        holders.put("family", OTHER.id());
        holders.put("payee10", OTHER.id());
        books(SENT, FAILED, new PaymentLapsed(), new PaymentEntitlementReleased("paid anew"))
                .and(PaymentPublisher.PAYMENT, OTHER.id(), new PaymentInstructed(OTHER, NEXT))
                .and(BankFileDecider.BANK_FILE, NEXT_FILE, MADE)
                .when(unit -> settle(unit, line(400_000, DAY)))
                .then(
                        events(OCTOBER.id(), doubted(false)),
                        events(
                                OTHER.id(),
                                new PaymentPaidBeside(OCTOBER.id()),
                                new PaymentHeld(Payment.DOUBTED)),
                        events(NEXT_FILE, new BankFileStopped(OTHER.id())),
                        events(
                                NOVEMBER.id(),
                                doubted(false),
                                new PaymentEntitlementTaken(Set.of("payee11"))));
        assertThat(said.getLast().queued())
                .extracting(Contradiction::reason)
                .containsExactly("transfer-contradicted");
    }

    @Test
    void what_nobody_was_paid_for_since_it_claims_again() {
        books(SENT, FAILED, new PaymentLapsed(), new PaymentEntitlementReleased("paid anew"))
                .when(unit -> settle(unit, line(400_000, DAY)))
                .then(
                        events(
                                OCTOBER.id(),
                                doubted(false),
                                new PaymentEntitlementTaken(Set.of("family", "payee10"))),
                        events(
                                NOVEMBER.id(),
                                doubted(false),
                                new PaymentEntitlementTaken(Set.of("family", "payee11"))));
    }

    @Test
    void a_reference_that_the_bank_gave_for_another_transfer_waits_for_a_person() {
        taken.put(line(400_000, DAY).number(), new UUID(7, 7));

        books(SENT).when(unit -> settle(unit, line(400_000, DAY))).thenNothing();

        assertThat(said.getFirst().queued().getFirst().reason())
                .isEqualTo("transfer-reference-used");
    }

    private void settle(UnitOfWork unit, ReportLine line) {
        said.add(
                process.settle(
                        unit,
                        new Reading(
                                REPORT,
                                "35.24",
                                Map.of(
                                        TRANSFER,
                                        new KnownTransfer(
                                                FILE,
                                                RUN,
                                                BUDGET,
                                                List.of(OCTOBER.id(), NOVEMBER.id()),
                                                400_000)),
                                Map.of(NEXT, NEXT_FILE),
                                Map.of(FILE, DAY.minusDays(1)),
                                List.of(),
                                holders,
                                taken),
                        0,
                        List.of(line)));
    }

    private static ProcessSpec books(PaymentEvent... since) {
        Rupiah sum = new Rupiah(400_000);
        return given(PaymentPublisher.PAYMENT, OCTOBER.id(), history(OCTOBER, since))
                .and(PaymentPublisher.PAYMENT, NOVEMBER.id(), history(NOVEMBER, since))
                .and(
                        BudgetPublisher.BUDGET,
                        BUDGET,
                        new BudgetAllotted(
                                "SEMBAKO",
                                2026,
                                "35.24",
                                "APBD",
                                sum,
                                "188/1",
                                LocalDate.of(2026, 1, 5),
                                Funding.ALLOTMENT),
                        new BudgetReserved(RUN, sum),
                        new BudgetCommitted(RUN, sum, sum))
                .and(BankReportDecider.REPORT, REPORT, received());
    }

    private static PaymentEvent[] history(PaymentOrder order, PaymentEvent... since) {
        List<PaymentEvent> all = new ArrayList<>(List.of(new PaymentInstructed(order, TRANSFER)));
        all.addAll(List.of(since));
        return all.toArray(PaymentEvent[]::new);
    }

    private static PaymentDoubted doubted(boolean stopped) {
        return new PaymentDoubted(TRANSFER, "B-1", DAY, stopped);
    }

    private static BankReportEvent received() {
        return new ReportReceived("35.24", 1, "ab", "sari");
    }

    private static ReportLine line(long amount, LocalDate on) {
        return new ReportLine(
                2, TRANSFER.toString(), new Rupiah(amount), BankStatus.CREDITED, "", "B-1", on);
    }

    private static PaymentOrder order(int month) {
        return new PaymentOrder(
                RUN,
                "SEMBAKO",
                new UUID(0, 1),
                new UUID(1, 1),
                "35.24.01.2001",
                "35.24",
                YearMonth.of(2026, month),
                200_000,
                List.of("family", "payee" + month));
    }
}
