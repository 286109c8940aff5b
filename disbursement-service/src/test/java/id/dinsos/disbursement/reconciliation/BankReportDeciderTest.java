package id.dinsos.disbursement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Dismiss;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Propose;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Receive;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Reject;
import id.dinsos.disbursement.reconciliation.BankReportCommand.Resolve;
import id.dinsos.disbursement.reconciliation.BankReportCommand.SettleBatch;
import id.dinsos.disbursement.reconciliation.BankReportEvent.Contradiction;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ContradictionResolved;
import id.dinsos.disbursement.reconciliation.BankReportEvent.DismissalProposed;
import id.dinsos.disbursement.reconciliation.BankReportEvent.DismissalRejected;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportBatchSettled;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportReceived;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportTakenAgain;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BankReportDeciderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T18:00:00Z");
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Contradiction LINE =
            new Contradiction(new UUID(1, 2), 2, "x", 5, "CREDITED", "transfer-unknown");
    private static final BankReportEvent RECEIVED = new ReportReceived("35.24", 3, "ab", "sari");
    private static final BankReportEvent FIRST =
            new ReportBatchSettled(0, 2, 1, 0, List.of(LINE), List.of());
    private static final BankReportEvent RESOLVED =
            new ContradictionResolved(LINE.id(), "ASKED_BANK", "their mistake", "sari");
    private final DeciderSpec<BankReportCommand, BankReport, BankReportEvent> spec =
            DeciderSpec.of(new BankReportDecider());

    @Test
    void a_report_is_received_and_the_same_file_again_meanwhile_changes_nothing() {
        spec.given().when(new Receive("35.24", 3, "ab", "sari")).then(RECEIVED);
        spec.given(RECEIVED).when(new Receive("35.24", 3, "ab", "budi")).thenNothing();
    }

    @Test
    void the_same_file_again_is_read_once_more_when_the_last_reading_is_through() {
        BankReportEvent rest = new ReportBatchSettled(1, 1, 1, 0, List.of(), List.of());
        BankReportEvent again = new ReportTakenAgain("budi");
        spec.given(RECEIVED, FIRST).when(new Receive("35.24", 3, "ab", "budi")).thenNothing();
        spec.given(RECEIVED, FIRST, rest).when(new Receive("35.24", 3, "ab", "budi")).then(again);
        spec.given(RECEIVED, FIRST, rest, again)
                .when(new SettleBatch(2, 3, 3, 0, List.of(), List.of(LINE.id())))
                .then(new ReportBatchSettled(2, 3, 3, 0, List.of(), List.of(LINE.id())));
    }

    @Test
    void a_line_that_an_earlier_reading_queued_and_this_one_settles_waits_for_nobody() {
        BankReportEvent settled = new ReportBatchSettled(2, 3, 3, 0, List.of(), List.of(LINE.id()));
        spec.given(
                        RECEIVED,
                        FIRST,
                        new ReportBatchSettled(1, 1, 1, 0, List.of(), List.of()),
                        new ReportTakenAgain("budi"),
                        settled)
                .when(new Resolve(LINE.id(), "NOTED", "again", "budi"))
                .thenRefused(ReconciliationCode.CONTRADICTION_RESOLVED_ALREADY);
    }

    @Test
    void no_bank_reports_what_has_not_happened() {
        assertThat(code("t", "1", "CREDITED", "", "", "2026-11-29")).isEqualTo("date-in-future");
        assertThat(code("t", "1", "CREDITED", "", "", "2199-01-01")).isEqualTo("date-in-future");
        // Half past one in the morning of the 29th in Jakarta, written in another zone.
        assertThat(code("t", "1", "CREDITED", "", "", "2026-11-28T18:30:00Z"))
                .isEqualTo("date-in-future");
        // It is the 28th in Jakarta already.
        assertThat(
                        ReportLine.fault(
                                List.of("t", "1", "CREDITED", "", "", "2026-11-28"), NOW, JAKARTA))
                .isEmpty();
    }

    @Test
    void a_line_of_blanks_is_no_line() {
        assertThat(ReportLine.isBlank(List.of("  "))).isTrue();
        assertThat(ReportLine.isBlank(List.of("\t", ""))).isTrue();
        assertThat(ReportLine.isBlank(List.of("", "", "", "", "", ""))).isTrue();
        assertThat(ReportLine.isBlank(List.of("\u00a0\u00a0"))).isTrue();
        assertThat(ReportLine.isBlank(List.of("\f"))).isTrue();
        assertThat(ReportLine.isBlank(List.of("\u001a"))).isTrue();
        assertThat(ReportLine.isBlank(List.of("", "1"))).isFalse();
    }

    @Test
    void nothing_is_settled_of_a_report_that_was_not_received() {
        spec.given()
                .when(new SettleBatch(0, 2, 2, 0, List.of(), List.of()))
                .thenRefused(ReconciliationCode.REPORT_NOT_FOUND);
    }

    @Test
    void batches_are_settled_once_and_in_order() {
        spec.given(RECEIVED)
                .when(new SettleBatch(0, 2, 1, 0, List.of(LINE), List.of()))
                .then(FIRST);
        spec.given(RECEIVED, FIRST)
                .when(new SettleBatch(0, 2, 1, 0, List.of(LINE), List.of()))
                .thenRefused(ReconciliationCode.BATCH_ALREADY_SETTLED);
        spec.given(RECEIVED, FIRST, new ReportBatchSettled(1, 1, 1, 0, List.of(), List.of()))
                .when(new SettleBatch(2, 1, 1, 0, List.of(), List.of()))
                .thenRefused(ReconciliationCode.BATCH_ALREADY_SETTLED);
    }

    @Test
    void a_queued_line_is_dealt_with_once() {
        spec.given(RECEIVED, FIRST)
                .when(new Resolve(LINE.id(), "ASKED_BANK", "their mistake", "sari"))
                .then(RESOLVED);
        spec.given(RECEIVED, FIRST, RESOLVED)
                .when(new Resolve(LINE.id(), "NOTED", "again", "budi"))
                .thenRefused(ReconciliationCode.CONTRADICTION_RESOLVED_ALREADY);
        spec.given(RECEIVED, FIRST)
                .when(new Resolve(new UUID(9, 9), "NOTED", "which", "budi"))
                .thenRefused(ReconciliationCode.CONTRADICTION_NOT_FOUND);
    }

    @Test
    void a_line_is_dismissed_by_two_officers_with_a_letter() {
        Propose propose = new Propose(LINE.id(), "B/8", "their mistake", "sari");
        Dismiss dismiss = new Dismiss(LINE.id(), "seen", "budi");
        BankReportEvent proposed = new DismissalProposed(LINE.id(), "B/8", "their mistake", "sari");
        BankReportEvent done = new ContradictionResolved(LINE.id(), "DISMISSED", "seen", "budi");
        spec.given(RECEIVED, FIRST).when(propose).then(proposed);
        spec.given(RECEIVED, FIRST, proposed).when(dismiss).then(done);
        spec.given(RECEIVED, FIRST, proposed)
                .when(propose)
                .thenRefused(ReconciliationCode.CONTRADICTION_PROPOSED_ALREADY);
        spec.given(RECEIVED, FIRST, proposed)
                .when(new Dismiss(LINE.id(), "seen", "sari"))
                .thenRefused(ReconciliationCode.CONTRADICTION_OF_YOUR_OWN);
        spec.given(RECEIVED, FIRST)
                .when(dismiss)
                .thenRefused(ReconciliationCode.CONTRADICTION_NOT_PROPOSED);
        spec.given(RECEIVED, FIRST, proposed, done)
                .when(dismiss)
                .thenRefused(ReconciliationCode.CONTRADICTION_RESOLVED_ALREADY);
        spec.given().when(propose).thenRefused(ReconciliationCode.CONTRADICTION_NOT_FOUND);
    }

    @Test
    void a_dismissal_that_the_second_officer_rejects_may_be_proposed_again() {
        BankReportEvent proposed = new DismissalProposed(LINE.id(), "B/8", "theirs", "sari");
        BankReportEvent rejected = new DismissalRejected(LINE.id(), "which letter", "budi");
        spec.given(RECEIVED, FIRST, proposed)
                .when(new Reject(LINE.id(), "which letter", "budi"))
                .then(rejected);
        spec.given(RECEIVED, FIRST)
                .when(new Reject(LINE.id(), "which letter", "budi"))
                .thenRefused(ReconciliationCode.CONTRADICTION_NOT_PROPOSED);
        spec.given(RECEIVED, FIRST, proposed, rejected)
                .when(new Propose(LINE.id(), "B/9", "theirs", "sari"))
                .then(new DismissalProposed(LINE.id(), "B/9", "theirs", "sari"));
    }

    @Test
    void a_line_is_read_with_its_day_in_the_owner_s_zone() {
        String transfer = new UUID(3, 4).toString();
        List<String> fields =
                List.of(transfer, "200000", "CREDITED", "", "BNI-1", "2026-11-05T17:30:00Z");

        assertThat(ReportLine.fault(fields, NOW, JAKARTA)).isEmpty();
        assertThat(ReportLine.of(2, fields, ZoneId.of("Asia/Jakarta")))
                .isEqualTo(
                        new ReportLine(
                                2,
                                transfer,
                                new Rupiah(200_000),
                                BankStatus.CREDITED,
                                "",
                                "BNI-1",
                                LocalDate.of(2026, 11, 6)));
    }

    @Test
    void what_is_no_id_of_ours_is_an_unknown_transfer_and_no_fault() {
        List<String> fields = List.of("REF/77", "1", "FAILED", "OTHER", "", "2026-11-05");

        assertThat(ReportLine.fault(fields, NOW, JAKARTA)).isEmpty();
        assertThat(ReportLine.of(2, fields, ZoneId.of("UTC")).transferId()).isEmpty();
    }

    @Test
    void every_fault_of_a_line_has_its_code() {
        assertThat(code("t", "1", "CREDITED", "", "")).isEqualTo("columns-wrong");
        assertThat(code(" ", "1", "CREDITED", "", "", "2026-11-05")).isEqualTo("missing");
        assertThat(code("t", "1.5", "CREDITED", "", "", "2026-11-05")).isEqualTo("not-an-amount");
        assertThat(code("t", "", "CREDITED", "", "", "2026-11-05")).isEqualTo("not-an-amount");
        assertThat(code("t", "9999999999999999", "CREDITED", "", "", "2026-11-05"))
                .isEqualTo("not-an-amount");
        assertThat(code("t", "99999999999999999", "CREDITED", "", "", "2026-11-05"))
                .isEqualTo("not-an-amount");
        assertThat(code("t", "1", "PAID", "", "", "2026-11-05")).isEqualTo("status-unknown");
        assertThat(code("t", "1", "CREDITED", "", "", "5 Nov")).isEqualTo("not-a-date");
        assertThat(code("t", "1", "CREDITED", "", "x".repeat(201), "2026-11-05"))
                .isEqualTo("too-long");
    }

    private static String code(String... fields) {
        return ReportLine.fault(List.of(fields), NOW, JAKARTA).orElseThrow().code();
    }
}
