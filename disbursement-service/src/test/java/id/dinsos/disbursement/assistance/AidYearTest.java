package id.dinsos.disbursement.assistance;

import static id.dinsos.disbursement.assistance.AidProcessTest.AMOUNTS;
import static id.dinsos.disbursement.assistance.AidProcessTest.ASKED;
import static id.dinsos.disbursement.assistance.AidProcessTest.BUDGET;
import static id.dinsos.disbursement.assistance.AidProcessTest.CASE;
import static id.dinsos.disbursement.assistance.AidProcessTest.DAY;
import static id.dinsos.disbursement.assistance.AidProcessTest.FAMILY;
import static id.dinsos.disbursement.assistance.AidProcessTest.LIST;
import static id.dinsos.disbursement.assistance.AidProcessTest.ORDER;
import static id.dinsos.disbursement.assistance.AidProcessTest.PAYEE;
import static id.dinsos.disbursement.assistance.AidProcessTest.PAYMENT;
import static id.dinsos.disbursement.assistance.AidProcessTest.REQUEST;
import static id.dinsos.disbursement.assistance.AidProcessTest.SUM;
import static id.dinsos.disbursement.assistance.AidProcessTest.prepared;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.assistance.AidEvent.AidInstructed;
import id.dinsos.disbursement.assistance.AidEvent.AidListed;
import id.dinsos.disbursement.assistance.AidEvent.AidRefused;
import id.dinsos.disbursement.assistance.AidEvent.AidRequested;
import id.dinsos.disbursement.assistance.AidProcess.Payable;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentEntitlementReleased;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLapsed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Aid over the end of a budget year: a decree ends with it, what it was for does not. */
class AidYearTest {
    private static final Map<UUID, Payable> PAYABLE =
            Map.of(REQUEST, new Payable(PAYEE, "print", List.of("AAAA")));
    private static final Asked OF_THE_NEW_YEAR =
            new Asked(
                    CASE,
                    FAMILY,
                    "35.24.05.2001",
                    "35.24",
                    "FURNISHING",
                    "KEBAKARAN-BABAT",
                    "DISASTER_AID",
                    SUM,
                    "188/3",
                    LocalDate.of(2027, 1, 5));
    private static final AidCommand ANEW = new AidCommand.Ask(OF_THE_NEW_YEAR);
    private static final AidRequested ANEW_REQUESTED = new AidRequested(OF_THE_NEW_YEAR);

    private static final PaymentEvent[] RELEASED = {
        new PaymentSent(Aid.transferOf(REQUEST), new UUID(4, 4)),
        new PaymentFailed(Aid.transferOf(REQUEST), "AC04", DAY),
        new PaymentLapsed(),
        new PaymentEntitlementReleased("paid in the new year")
    };

    private final AidProcess process =
            new AidProcess(
                    AidPublisher.AID, PaymentPublisher.PAYMENT, BudgetPublisher.BUDGET, AMOUNTS);

    @Test
    void a_decree_gives_nothing_once_its_year_is_over() {
        AidList.Plan january =
                new AidList.Plan(
                        "35.24",
                        "DISASTER_AID",
                        "188/12",
                        DAY,
                        BUDGET,
                        YearMonth.of(2027, 1),
                        List.of(),
                        "sari");

        given(AidPublisher.AID, REQUEST, new AidRequested(ASKED))
                .and(AidListDecider.LIST, LIST)
                .when(unit -> process.prepare(unit, LIST, january, List.of(REQUEST)))
                .thenRefused(AidCode.AID_LAPSED);
        prepared(SUM)
                .when(unit ->
                        process.approve(unit, LIST, PAYABLE, LocalDate.of(2027, 1, 1), "budi"))
                .thenRefused(AidCode.AID_LAPSED);
    }

    @Test
    void aid_that_lapsed_begins_anew_under_a_decree_of_the_new_year_and_leaves_its_old_list() {
        given(AidPublisher.AID, REQUEST, new AidRequested(ASKED))
                .and(AidListDecider.LIST, LIST)
                .when(told(ANEW))
                .then(events(REQUEST, ANEW_REQUESTED));
        var anew = prepared(SUM).when(told(ANEW));
        anew.then(events(REQUEST, ANEW_REQUESTED));
        anew.andThen()
                .when(unit -> process.approve(unit, LIST, PAYABLE, DAY, "budi"))
                .thenRefused(AidCode.AID_STATE_WRONG);
    }

    @Test
    void aid_that_was_made_out_is_asked_for_again_once_its_payment_was_given_up_and_not_before() {
        paid().when(told(ANEW)).thenNothing();
        paid(new PaymentHeld("DECEASED")).when(told(ANEW)).thenNothing();
        paid(new PaymentHeld("DECEASED"), new PaymentLapsed())
                .when(told(ANEW))
                .then(
                        events(
                                REQUEST,
                                ANEW_REQUESTED,
                                new AidRefused(
                                        Aid.Reason.PAYMENT_UNSETTLED, "", AidProcess.INTAKE)));
        paid(new PaymentLeftOut("NO_ACCOUNT"), new PaymentLapsed())
                .when(told(ANEW))
                .then(events(REQUEST, ANEW_REQUESTED));
        paid(RELEASED).when(told(ANEW)).then(events(REQUEST, ANEW_REQUESTED));
    }

    @Test
    void what_two_officers_released_is_made_out_once_more_under_a_transfer_of_its_own() {
        List<PaymentEvent> history = new ArrayList<>();
        history.add(new PaymentInstructed(ORDER, Aid.transferOf(REQUEST)));
        history.addAll(List.of(RELEASED));

        assertThat(
                        prepared(SUM, history.toArray(PaymentEvent[]::new))
                                .when(unit -> process.approve(unit, LIST, PAYABLE, DAY, "budi"))
                                .events(PAYMENT))
                .containsExactly(new PaymentInstructed(ORDER, Aid.transferOf(REQUEST, LIST)));
    }

    private static ProcessSpec paid(PaymentEvent... since) {
        List<PaymentEvent> history = new ArrayList<>();
        history.add(new PaymentInstructed(ORDER, Aid.transferOf(REQUEST)));
        history.addAll(List.of(since));
        return given(
                        AidPublisher.AID,
                        REQUEST,
                        new AidRequested(ASKED),
                        new AidListed(LIST),
                        new AidInstructed(LIST, PAYMENT))
                .and(PaymentPublisher.PAYMENT, PAYMENT, history.toArray(PaymentEvent[]::new));
    }

    private Consumer<UnitOfWork> told(AidCommand command) {
        return unit -> process.told(unit, REQUEST, command);
    }
}
