package id.dinsos.disbursement.assistance;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.assistance.AidEvent.AidInstructed;
import id.dinsos.disbursement.assistance.AidEvent.AidListed;
import id.dinsos.disbursement.assistance.AidEvent.AidRefused;
import id.dinsos.disbursement.assistance.AidEvent.AidRequested;
import id.dinsos.disbursement.assistance.AidEvent.AidTakenBack;
import id.dinsos.disbursement.assistance.AidEvent.AidUnlisted;
import id.dinsos.disbursement.assistance.AidListEvent.AidListApproved;
import id.dinsos.disbursement.assistance.AidListEvent.AidListFiled;
import id.dinsos.disbursement.assistance.AidListEvent.AidListPrepared;
import id.dinsos.disbursement.assistance.AidListEvent.AidListRejected;
import id.dinsos.disbursement.assistance.AidListEvent.AidListReleased;
import id.dinsos.disbursement.assistance.AidProcess.Payable;
import id.dinsos.disbursement.budget.BudgetCode;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.payment.PaymentCode;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Aid that cases ask for is put on the list of its decree, approved by another and paid once. */
class AidProcessTest {
    static final UUID REQUEST = new UUID(1, 1);
    static final UUID LIST = new UUID(1, 2);
    static final UUID BUDGET = new UUID(1, 3);
    static final UUID CASE = new UUID(1, 4);
    static final UUID FAMILY = new UUID(2, 1);
    static final UUID PAYEE = new UUID(2, 2);
    private static final UUID FILE = new UUID(3, 1);
    static final UUID PAYMENT = Aid.paymentOf(REQUEST);
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final long SUM = 3_000_000;
    static final Asked ASKED = asked(SUM, "188/12");
    private static final AidList.Plan HEADING = plan(List.of());
    private static final AidList.Plan PLAN =
            plan(List.of(new AidList.Line(REQUEST, FAMILY, "35.24.05.2001", SUM)));
    private static final AidList.Payee TO = new AidList.Payee(REQUEST, PAYEE, "print");
    static final AidAmounts AMOUNTS =
            new AidAmounts(
                    List.of(
                            new AidAmounts.Amount(
                                    "FURNISHING", LocalDate.of(2015, 1, 1), 3_000_000, "4/2015"),
                            new AidAmounts.Amount(
                                    "FURNISHING", LocalDate.of(2027, 1, 1), 5_000_000, "9/2026")));
    static final PaymentOrder ORDER =
            new PaymentOrder(
                    LIST,
                    "DISASTER_AID",
                    FAMILY,
                    PAYEE,
                    "35.24.05.2001",
                    "35.24",
                    YearMonth.of(2026, 11),
                    SUM,
                    List.of("AAAA"));

    private final AidProcess process =
            new AidProcess(
                    AidPublisher.AID, PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET, AMOUNTS);

    @Test
    void requests_of_one_decree_are_put_on_its_list() {
        asking(new AidRequested(ASKED))
                .when(prepare())
                .then(
                        events(REQUEST, new AidListed(LIST)),
                        events(LIST, new AidListPrepared(PLAN)));
    }

    @Test
    void a_request_stands_on_one_list_and_on_none_of_another_decree() {
        asking(new AidRequested(ASKED), new AidListed(new UUID(9, 9)))
                .when(prepare())
                .thenRefused(AidCode.AID_STATE_WRONG);
        asking(new AidRequested(asked(SUM, "188/13")))
                .when(prepare())
                .thenRefused(AidCode.AID_OF_ANOTHER_DECREE);
        asking().when(prepare()).thenRefused(AidCode.AID_NOT_FOUND);
    }

    @Test
    void no_more_is_given_than_the_amount_in_force_on_the_day_of_the_decree() {
        asking(new AidRequested(asked(SUM + 1, "188/12")))
                .when(prepare())
                .thenRefused(AidCode.AID_ABOVE_AMOUNT);
        assertThat(AMOUNTS.on("FURNISHING", LocalDate.of(2027, 3, 1))).hasValue(5_000_000);
        assertThat(AMOUNTS.on("URGENT_NEED", DAY)).isEmpty();
    }

    @Test
    void with_the_approval_each_is_made_out_and_the_money_committed() {
        prepared(SUM)
                .when(approve("budi"))
                .then(
                        events(LIST, new AidListApproved(List.of(TO), "budi")),
                        events(REQUEST, new AidInstructed(LIST, PAYMENT)),
                        events(PAYMENT, new PaymentInstructed(ORDER, Aid.transferOf(REQUEST))),
                        events(
                                BUDGET,
                                new BudgetReserved(LIST, new Rupiah(SUM)),
                                new BudgetCommitted(LIST, new Rupiah(SUM), new Rupiah(SUM))));
    }

    @Test
    void who_prepared_a_list_does_not_approve_it_and_nothing_is_paid_beyond_the_budget() {
        prepared(SUM).when(approve("sari")).thenRefused(AidCode.AID_LIST_NEEDS_ANOTHER);
        prepared(SUM - 1).when(approve("budi")).thenRefused(BudgetCode.BUDGET_EXHAUSTED);
        prepared(SUM)
                .when(unit -> process.approve(unit, LIST, Map.of(), DAY, "budi"))
                .thenRefused(AidCode.AID_NOT_PAYABLE);
    }

    @Test
    void what_the_case_took_back_meanwhile_is_not_paid() {
        given(AidListDecider.LIST, LIST, new AidListPrepared(PLAN))
                .and(
                        AidPublisher.AID,
                        REQUEST,
                        new AidRequested(ASKED),
                        new AidListed(LIST),
                        new AidTakenBack())
                .and(PaymentPublisher.PAYMENT, PAYMENT)
                .and(ProgrammePublisher.PROGRAMME, Programme.idOf("DISASTER_AID"))
                .and(BudgetPublisher.BUDGET, BUDGET, allotted(SUM))
                .when(approve("budi"))
                .thenRefused(AidCode.AID_STATE_WRONG);
    }

    @Test
    void a_request_is_paid_once_whatever_happens_to_it() {
        given(AidListDecider.LIST, LIST, new AidListPrepared(PLAN))
                .and(AidPublisher.AID, REQUEST, new AidRequested(ASKED), new AidListed(LIST))
                .and(
                        PaymentPublisher.PAYMENT,
                        PAYMENT,
                        new PaymentInstructed(ORDER, Aid.transferOf(REQUEST)))
                .and(ProgrammePublisher.PROGRAMME, Programme.idOf("DISASTER_AID"))
                .and(BudgetPublisher.BUDGET, BUDGET, allotted(SUM))
                .when(approve("budi"))
                .thenRefused(PaymentCode.PAYMENT_ALREADY_INSTRUCTED);
    }

    @Test
    void a_list_that_was_turned_down_gives_its_requests_back() {
        given(AidListDecider.LIST, LIST, new AidListPrepared(PLAN))
                .and(AidPublisher.AID, REQUEST, new AidRequested(ASKED), new AidListed(LIST))
                .when(unit -> process.reject(unit, LIST, "lampiran salah", "budi"))
                .then(
                        events(LIST, new AidListRejected("lampiran salah", "budi")),
                        events(REQUEST, new AidUnlisted(LIST)));
        given(AidListDecider.LIST, LIST)
                .when(unit -> process.reject(unit, LIST, "x", "budi"))
                .thenRefused(AidCode.AID_LIST_NOT_FOUND);
    }

    @Test
    void its_files_leave_by_the_word_of_another_than_who_approved_it() {
        filed().when(unit -> process.release(unit, LIST, "budi", DAY))
                .thenRefused(AidCode.AID_LIST_NEEDS_ANOTHER);
        filed().when(unit -> process.release(unit, LIST, "rini", DAY))
                .then(
                        events(LIST, new AidListReleased("rini")),
                        events(FILE, new BankFileReleased("rini", DAY)));
        given(AidListDecider.LIST, LIST, new AidListPrepared(PLAN))
                .when(unit -> process.release(unit, LIST, "rini", DAY))
                .thenRefused(AidCode.AID_LIST_STATE_WRONG);
    }

    @Test
    void what_was_refused_is_paid_only_where_the_case_asks_anew() {
        AidRefused refused = new AidRefused(Aid.Reason.NOT_IN_DECREE, "", "sari");
        asking(new AidRequested(ASKED)).when(tell(refuse())).then(events(REQUEST, refused));
        asking(new AidRequested(ASKED), refused)
                .when(prepare())
                .thenRefused(AidCode.AID_STATE_WRONG);
        asking(new AidRequested(ASKED), refused)
                .when(tell(new AidCommand.TakeBack()))
                .then(events(REQUEST, new AidTakenBack()));
        asking(new AidRequested(ASKED), refused, new AidTakenBack())
                .when(tell(new AidCommand.Ask(ASKED)))
                .then(events(REQUEST, new AidRequested(ASKED)));
    }

    @Test
    void a_message_that_comes_twice_or_too_late_changes_nothing() {
        asking(new AidRequested(ASKED)).when(tell(new AidCommand.Ask(ASKED))).thenNothing();
        asking().when(tell(new AidCommand.TakeBack())).thenNothing();
        asking(new AidRequested(ASKED), new AidListed(LIST), new AidInstructed(LIST, PAYMENT))
                .when(tell(new AidCommand.TakeBack()))
                .thenNothing();
        asking(new AidRequested(ASKED), new AidListed(LIST))
                .when(tell(refuse()))
                .thenRefused(AidCode.AID_STATE_WRONG);
    }

    private static AidCommand refuse() {
        return new AidCommand.Refuse(Aid.Reason.NOT_IN_DECREE, "", "sari");
    }

    private static Consumer<UnitOfWork> tell(AidCommand command) {
        return unit -> unit.require(AidPublisher.AID, REQUEST, command);
    }

    private ProcessSpec asking(AidEvent... history) {
        return given(AidPublisher.AID, REQUEST, history).and(AidListDecider.LIST, LIST);
    }

    static ProcessSpec prepared(long allotted, PaymentEvent... payment) {
        return given(AidListDecider.LIST, LIST, new AidListPrepared(PLAN))
                .and(AidPublisher.AID, REQUEST, new AidRequested(ASKED), new AidListed(LIST))
                .and(PaymentPublisher.PAYMENT, PAYMENT, payment)
                .and(ProgrammePublisher.PROGRAMME, Programme.idOf("DISASTER_AID"))
                .and(BudgetPublisher.BUDGET, BUDGET, allotted(allotted));
    }

    private static ProcessSpec filed() {
        return given(
                        AidListDecider.LIST,
                        LIST,
                        new AidListPrepared(PLAN),
                        new AidListApproved(List.of(TO), "budi"),
                        new AidListFiled(List.of(FILE)))
                .and(
                        BankFileDecider.BANK_FILE,
                        FILE,
                        new BankFileCreated(
                                LIST,
                                "35.24",
                                "BNI",
                                1,
                                new Rupiah(SUM),
                                "ab",
                                new UUID(0, 9),
                                null,
                                null,
                                null));
    }

    private Consumer<UnitOfWork> prepare() {
        return unit -> process.prepare(unit, LIST, HEADING, List.of(REQUEST));
    }

    private Consumer<UnitOfWork> approve(String by) {
        return unit ->
                process.approve(
                        unit,
                        LIST,
                        Map.of(REQUEST, new Payable(PAYEE, "print", List.of("AAAA"))),
                        DAY,
                        by);
    }

    private static AidList.Plan plan(List<AidList.Line> lines) {
        return new AidList.Plan(
                "35.24",
                "DISASTER_AID",
                "188/12",
                DAY,
                BUDGET,
                YearMonth.of(2026, 11),
                lines,
                "sari");
    }

    private static Asked asked(long amount, String decree) {
        return new Asked(
                CASE,
                FAMILY,
                "35.24.05.2001",
                "35.24",
                "FURNISHING",
                "KEBAKARAN-BABAT",
                "DISASTER_AID",
                amount,
                decree,
                DAY);
    }

    private static BudgetAllotted allotted(long sum) {
        return new BudgetAllotted(
                "DISASTER_AID",
                2026,
                "35.24",
                "APBD",
                new Rupiah(sum),
                "188/1",
                LocalDate.of(2026, 1, 5),
                Funding.ALLOTMENT);
    }
}
