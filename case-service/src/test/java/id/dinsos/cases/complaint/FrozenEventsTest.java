package id.dinsos.cases.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.dinsos.cases.CaseWiring;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintClosed;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReopened;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintSettled;
import id.dinsos.cases.complaint.ComplaintEvent.SettlementUndone;
import id.dinsos.eventstore.log.EventCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One sample of each released event, as it lies in the log of an office. Never edit one. */
class FrozenEventsTest {
    @Test
    void complaint_received_v1_still_decodes() {
        ComplaintReceived event =
                decode(
                        "complaint-received.v1",
                        ComplaintReceived.class,
                        """
                        {"matter":{"householdId":"00000000-0000-0003-0000-000000000003",
                         "programme":"SEMBAKO","month":"2026-11","region":"35.24.05.2001",
                         "owner":"35.24","channel":"COUNTER"},
                         "statement":{"subject":"00000000-0000-0001-0000-000000000001",
                         "sealed":"AAECAw=="},"at":"2026-11-20T02:00:00Z"}
                        """);
        assertThat(event.matter().region()).isEqualTo("35.24.05.2001");
        assertThat(event.statement().isErased()).isTrue();
    }

    @Test
    void complaint_explained_v1_still_decodes() {
        ComplaintExplained event =
                decode(
                        "complaint-explained.v1",
                        ComplaintExplained.class,
                        """
                        {"answer":"payment-failed","facts":{"standing":"DECIDED",
                         "verdict":{"outcome":"HELD","clauses":["no-account"]},
                         "payment":{"id":"00000000-0000-0002-0000-000000000002","state":"FAILED",
                         "reason":"ACCOUNT_DORMANT","amountRupiah":200000}},
                         "at":"2026-11-20T02:00:00Z"}
                        """);
        assertThat(event.facts().payment().amountRupiah()).isEqualTo(200_000);
        assertThat(event.facts().verdict().clauses()).isEqualTo(List.of("no-account"));
    }

    @Test
    void complaint_settled_v1_still_decodes() {
        assertThat(
                        decode(
                                        "complaint-settled.v1",
                                        ComplaintSettled.class,
                                        """
                                        {"paymentId":"00000000-0000-0002-0000-000000000002",
                                         "at":"2026-11-20T02:00:00Z"}
                                        """)
                                .paymentId())
                .hasToString("00000000-0000-0002-0000-000000000002");
    }

    @Test
    void complaint_closed_v1_still_decodes() {
        assertThat(
                        decode(
                                        "complaint-closed.v1",
                                        ComplaintClosed.class,
                                        """
                                        {"outcome":"EXPLAINED",
                                         "note":{"subject":"00000000-0000-0001-0000-000000000001"},
                                         "at":"2026-11-20T02:00:00Z"}
                                        """)
                                .outcome())
                .isEqualTo(Outcome.EXPLAINED);
    }

    @Test
    void settlement_undone_v1_still_decodes() {
        assertThat(
                        decode(
                                        "settlement-undone.v1",
                                        SettlementUndone.class,
                                        """
                                        {"paymentId":"00000000-0000-0002-0000-000000000002",
                                         "at":"2026-11-20T02:00:00Z"}
                                        """)
                                .at())
                .isEqualTo("2026-11-20T02:00:00Z");
    }

    @Test
    void complaint_reopened_v1_still_decodes() {
        assertThat(
                        decode(
                                        "complaint-reopened.v1",
                                        ComplaintReopened.class,
                                        """
                                        {"note":{"subject":"00000000-0000-0001-0000-000000000001",
                                         "sealed":"AAECAw=="},"at":"2026-11-20T02:00:00Z"}
                                        """)
                                .note()
                                .isErased())
                .isTrue();
    }

    @Test
    void complaint_repeated_v1_still_decodes() {
        assertThat(
                        decode(
                                        "complaint-repeated.v1",
                                        ComplaintEvent.ComplaintRepeated.class,
                                        """
                                        {"channel":"PHONE",
                                         "statement":{"subject":"00000000-0000-0001-0000-000000000001",
                                         "sealed":"AAECAw=="},"at":"2026-11-20T02:00:00Z"}
                                        """)
                                .channel())
                .isEqualTo("PHONE");
    }

    @Test
    void statement_read_v1_still_decodes() {
        assertThat(
                        decode(
                                        "statement-read.v1",
                                        ReadTrail.StatementRead.class,
                                        """
                                        {"purpose":"SUPERVISION","at":"2026-11-20T02:00:00Z"}
                                        """)
                                .purpose())
                .isEqualTo(ReadTrail.Purpose.SUPERVISION);
    }

    private static <T> T decode(String name, Class<T> type, String json) {
        try {
            T event = EventCodec.mapper().readValue(json, type);
            assertThat(CaseWiring.events().name(event)).isEqualTo(name);
            return event;
        } catch (JsonProcessingException e) {
            throw new AssertionError(name, e);
        }
    }
}
