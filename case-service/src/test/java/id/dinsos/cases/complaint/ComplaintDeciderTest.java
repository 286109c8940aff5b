package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_ALREADY_CLOSED;
import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_ALREADY_RECEIVED;
import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_STILL_OPEN;
import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.cases.complaint.ComplaintCommand.Close;
import id.dinsos.cases.complaint.ComplaintCommand.Receive;
import id.dinsos.cases.complaint.ComplaintCommand.Reopen;
import id.dinsos.cases.complaint.ComplaintCommand.Review;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintClosed;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReopened;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintSettled;
import id.dinsos.cases.complaint.ComplaintEvent.SettlementUndone;
import id.dinsos.cases.knowledge.Facts;
import id.dinsos.cases.knowledge.Facts.Payment;
import id.dinsos.cases.knowledge.Facts.Standing;
import id.dinsos.cases.knowledge.Facts.Verdict;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComplaintDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final UUID SUBJECT = new UUID(1, 1);
    private static final UUID PAYMENT = new UUID(2, 2);
    private static final Matter MATTER =
            new Matter(new UUID(3, 3), "SEMBAKO", "2026-11", "35.24.05.2001", "35.24", "COUNTER");
    private static final PersonalData<Statement> STATEMENT =
            PersonalData.of(SUBJECT, new Statement("belum cair", "Siti", ""));
    private static final PersonalData<Note> NO_NOTE = PersonalData.erased(SUBJECT);

    private static final Facts EXCLUDED =
            decided(new Verdict("EXCLUDED", List.of("civil-mismatch")), Payment.NONE);
    private static final Facts SENT = paying("SENT", "");
    private static final Facts FAILED = paying("FAILED", "ACCOUNT_DORMANT");
    private static final Facts CREDITED = paying("CREDITED", "");
    private static final Facts WITHDRAWN = paying("WITHDRAWN", "");
    private static final Facts RETURNED = paying("RETURNED", "ACCOUNT_CLOSED");

    @Test
    void a_complaint_is_answered_at_once_from_what_is_known() {
        given().when(new Receive(MATTER, STATEMENT, EXCLUDED, AT))
                .then(received(), new ComplaintExplained("excluded", EXCLUDED, AT));
    }

    @Test
    void a_complaint_of_which_nothing_is_known_waits() {
        given().when(new Receive(MATTER, STATEMENT, Facts.NONE, AT)).then(received());
    }

    @Test
    void a_complaint_after_the_credit_is_answered_but_left_to_an_officer() {
        given().when(new Receive(MATTER, STATEMENT, CREDITED, AT))
                .then(received(), new ComplaintExplained("payment-credited", CREDITED, AT));
    }

    @Test
    void an_id_is_complained_under_once() {
        given(received())
                .when(new Receive(MATTER, STATEMENT, EXCLUDED, AT))
                .thenRefused(COMPLAINT_ALREADY_RECEIVED);
    }

    @Test
    void a_matter_told_again_is_heard_under_the_same_complaint() {
        given(received())
                .when(new ComplaintCommand.Repeat("PHONE", STATEMENT, AT))
                .then(new ComplaintEvent.ComplaintRepeated("PHONE", STATEMENT, AT));
        given(received(), new ComplaintClosed(Outcome.UNFOUNDED, NO_NOTE, AT))
                .when(new ComplaintCommand.Repeat("PHONE", STATEMENT, AT))
                .thenRefused(COMPLAINT_ALREADY_CLOSED);
        given().when(new ComplaintCommand.Repeat("PHONE", STATEMENT, AT))
                .thenRefused(COMPLAINT_UNKNOWN);
    }

    @Test
    void a_waiting_complaint_is_answered_when_facts_arrive() {
        given(received())
                .when(new Review(EXCLUDED, AT))
                .then(new ComplaintExplained("excluded", EXCLUDED, AT));
    }

    @Test
    void the_same_facts_never_answer_twice() {
        given(received(), explained(SENT)).when(new Review(SENT, AT)).thenNothing();
    }

    @Test
    void changed_facts_answer_again() {
        given(received(), explained(SENT))
                .when(new Review(FAILED, AT))
                .then(new ComplaintExplained("payment-failed", FAILED, AT));
    }

    @Test
    void a_credit_closes_an_open_complaint() {
        given(received(), explained(FAILED))
                .when(new Review(CREDITED, AT))
                .then(
                        new ComplaintExplained("payment-credited", CREDITED, AT),
                        new ComplaintSettled(PAYMENT, AT));
    }

    @Test
    void a_withdrawal_whose_credit_was_never_seen_closes_it_too() {
        given(received())
                .when(new Review(WITHDRAWN, AT))
                .then(
                        new ComplaintExplained("payment-withdrawn", WITHDRAWN, AT),
                        new ComplaintSettled(PAYMENT, AT));
    }

    @Test
    void another_clause_beside_the_same_credit_closes_nothing() {
        Facts held = decided(new Verdict("HELD", List.of("no-account")), CREDITED.payment());
        given(received(), explained(CREDITED))
                .when(new Review(held, AT))
                .then(new ComplaintExplained("payment-credited", held, AT));
    }

    @Test
    void money_that_comes_back_opens_what_it_had_closed() {
        given(received(), explained(CREDITED), new ComplaintSettled(PAYMENT, AT))
                .when(new Review(RETURNED, AT))
                .then(
                        new SettlementUndone(PAYMENT, AT),
                        new ComplaintExplained("payment-returned", RETURNED, AT));
    }

    @Test
    void a_withdrawal_after_the_credit_leaves_it_closed() {
        given(received(), explained(CREDITED), new ComplaintSettled(PAYMENT, AT))
                .when(new Review(WITHDRAWN, AT))
                .thenNothing();
    }

    @Test
    void the_failure_an_officer_closed_on_as_paid_does_not_open_it() {
        given(received(), explained(FAILED), new ComplaintClosed(Outcome.PAID, NO_NOTE, AT))
                .when(new Review(FAILED, AT))
                .thenNothing();
    }

    @Test
    void what_an_officer_closed_otherwise_stays_closed() {
        given(received(), explained(SENT), new ComplaintClosed(Outcome.UNFOUNDED, NO_NOTE, AT))
                .when(new Review(RETURNED, AT))
                .thenNothing();
    }

    @Test
    void nothing_is_reviewed_where_nobody_complained() {
        given().when(new Review(CREDITED, AT)).thenRefused(COMPLAINT_UNKNOWN);
    }

    @Test
    void an_officer_closes_it_with_a_note() {
        given(received())
                .when(new Close(Outcome.EXPLAINED, "sudah dijelaskan", AT))
                .then(
                        new ComplaintClosed(
                                Outcome.EXPLAINED,
                                PersonalData.of(SUBJECT, new Note("sudah dijelaskan")),
                                AT));
    }

    @Test
    void an_officer_closes_it_without_a_note() {
        given(received())
                .when(new Close(Outcome.WITHDRAWN, "", AT))
                .then(new ComplaintClosed(Outcome.WITHDRAWN, NO_NOTE, AT));
    }

    @Test
    void a_closed_complaint_is_not_closed_again() {
        given(received(), new ComplaintClosed(Outcome.EXPLAINED, NO_NOTE, AT))
                .when(new Close(Outcome.PAID, "", AT))
                .thenRefused(COMPLAINT_ALREADY_CLOSED);
    }

    @Test
    void nothing_is_closed_where_nobody_complained() {
        given().when(new Close(Outcome.PAID, "", AT)).thenRefused(COMPLAINT_UNKNOWN);
    }

    @Test
    void an_officer_opens_it_again_and_the_known_credit_does_not_close_it() {
        given(received(), explained(CREDITED), new ComplaintSettled(PAYMENT, AT))
                .when(new Reopen(CREDITED, "", AT))
                .then(new ComplaintReopened(NO_NOTE, AT));
        given(
                        received(),
                        explained(CREDITED),
                        new ComplaintSettled(PAYMENT, AT),
                        new ComplaintReopened(NO_NOTE, AT))
                .when(new Review(CREDITED, AT))
                .thenNothing();
    }

    @Test
    void opening_it_again_answers_from_the_facts_of_the_day() {
        given(received(), explained(SENT), new ComplaintClosed(Outcome.EXPLAINED, NO_NOTE, AT))
                .when(new Reopen(CREDITED, "belum ada uang", AT))
                .then(
                        new ComplaintReopened(
                                PersonalData.of(SUBJECT, new Note("belum ada uang")), AT),
                        new ComplaintExplained("payment-credited", CREDITED, AT));
    }

    @Test
    void an_open_complaint_is_not_opened() {
        given(received()).when(new Reopen(SENT, "", AT)).thenRefused(COMPLAINT_STILL_OPEN);
    }

    @Test
    void nothing_is_opened_where_nobody_complained() {
        given().when(new Reopen(SENT, "", AT)).thenRefused(COMPLAINT_UNKNOWN);
    }

    @Test
    void an_answer_to_a_closed_complaint_would_leave_it_closed() {
        Complaint state =
                new ComplaintDecider()
                        .fold(
                                List.of(
                                        received(),
                                        new ComplaintClosed(Outcome.EXPLAINED, NO_NOTE, AT),
                                        explained(SENT)));

        assertThat(state)
                .isEqualTo(
                        new Complaint.Closed(
                                new Complaint.Dossier(MATTER, SUBJECT, "payment-sent", SENT),
                                Outcome.EXPLAINED));
    }

    @Test
    void there_is_no_dossier_where_nobody_complained() {
        assertThatThrownBy(() -> new Complaint.None().dossier())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_answer_follows_from_the_facts() {
        assertThat(AnswerCode.to(Facts.NONE)).isEqualTo("facts-not-known-yet");
        assertThat(AnswerCode.to(standing(Standing.LISTED))).isEqualTo("not-decided-yet");
        assertThat(AnswerCode.to(standing(Standing.NOT_LISTED))).isEqualTo("not-on-list");
        assertThat(AnswerCode.to(decided(new Verdict("ELIGIBLE", List.of()), Payment.NONE)))
                .isEqualTo("eligible");
        assertThat(AnswerCode.to(paying("UNHEARD_OF", ""))).isEqualTo("payment-unheard_of");
    }

    private static DeciderSpec<ComplaintCommand, Complaint, ComplaintEvent>.Given given(
            ComplaintEvent... history) {
        return DeciderSpec.of(new ComplaintDecider()).given(history);
    }

    private static ComplaintEvent received() {
        return new ComplaintReceived(MATTER, STATEMENT, AT);
    }

    private static ComplaintEvent explained(Facts facts) {
        return new ComplaintExplained(AnswerCode.to(facts), facts, AT);
    }

    private static Facts standing(Standing standing) {
        return new Facts(standing, Verdict.NONE, Payment.NONE);
    }

    private static Facts paying(String state, String reason) {
        return decided(Verdict.NONE, new Payment(PAYMENT, state, reason, 200_000));
    }

    private static Facts decided(Verdict verdict, Payment payment) {
        return new Facts(Standing.DECIDED, verdict, payment);
    }
}
