package id.dinsos.disbursement.followup;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetTakenAgain;
import id.dinsos.disbursement.followup.FollowUp.BankLine;
import id.dinsos.disbursement.followup.FollowUp.Kind;
import id.dinsos.disbursement.followup.FollowUp.LeftOut;
import id.dinsos.disbursement.followup.FollowUp.Plan;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpApproved;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpBatchDone;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpFinished;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpPrepared;
import id.dinsos.disbursement.followup.FollowUpEvent.FollowUpRejected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.log.EventCodec;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events of follow-ups as they lie in the log, never edited. */
class FollowUpFrozenTest {
    private static final UUID ONE = new UUID(0, 1);

    @Test
    void the_events_of_a_follow_up_are_read_as_they_were_written() throws Exception {
        reads(
                """
                {"plan":{"run":"00000000-0000-0000-0000-000000000001",\
                "budget":"00000000-0000-0000-0000-000000000001","owner":"35.24",\
                "kind":"CORRECT","payments":["00000000-0000-0000-0000-000000000001"],\
                "amountRupiah":200000,"reason":"surat bank","letter":"B/7",\
                "outcome":"CREDITED","bankReference":"L-1","by":"sari","settles":\
                {"report":"00000000-0000-0000-0000-000000000001",\
                "contradiction":"00000000-0000-0000-0000-000000000001"}}}\
                """,
                new FollowUpPrepared(
                        new Plan(
                                ONE,
                                ONE,
                                "35.24",
                                Kind.CORRECT,
                                List.of(ONE),
                                200_000,
                                "surat bank",
                                "B/7",
                                PaymentState.CREDITED,
                                "L-1",
                                "sari",
                                new BankLine(ONE, ONE))));
        reads("{\"by\":\"budi\",\"note\":\"ok\"}", new FollowUpApproved("budi", "ok"));
        reads("{\"by\":\"budi\",\"reason\":\"no\"}", new FollowUpRejected("budi", "no"));
        reads(
                """
                {"batch":0,"payments":2,"done":1,"leftOut":[{"payment":\
                "00000000-0000-0000-0000-000000000001","reason":"payee-not-payable"}]}\
                """,
                new FollowUpBatchDone(0, 2, 1, List.of(new LeftOut(ONE, "payee-not-payable"))));
        reads(
                "{\"files\":[\"00000000-0000-0000-0000-000000000001\"]}",
                new FollowUpFinished(List.of(ONE)));
    }

    @Test
    void what_a_follow_up_does_to_payments_and_money_is_read_as_it_was_written() throws Exception {
        reads(
                """
                {"transfer":"00000000-0000-0000-0000-000000000001","attempt":2,\
                "payee":"00000000-0000-0000-0000-000000000001"}\
                """,
                new PaymentRetried(ONE, 2, ONE));
        reads(
                """
                {"to":"CREDITED","transfer":"00000000-0000-0000-0000-000000000001",\
                "bankReference":"L-1","reason":"surat bank","on":"2026-12-01"}\
                """,
                new PaymentCorrected(
                        PaymentState.CREDITED,
                        ONE,
                        "L-1",
                        "surat bank",
                        LocalDate.of(2026, 12, 1)));
        reads(
                """
                {"run":"00000000-0000-0000-0000-000000000001",\
                "amount":{"amount":200000,"zero":false},"afterYearEnd":true}\
                """,
                new BudgetTakenAgain(ONE, new Rupiah(200_000), true));
    }

    private static void reads(String json, Object event) throws Exception {
        assertThat((Object) EventCodec.mapper().readValue(json, event.getClass())).isEqualTo(event);
    }
}
