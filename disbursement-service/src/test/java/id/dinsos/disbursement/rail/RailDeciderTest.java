package id.dinsos.disbursement.rail;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.rail.RailAnswer.Instruction;
import id.dinsos.disbursement.rail.RailCommand.Accept;
import id.dinsos.disbursement.rail.RailCommand.Answer;
import id.dinsos.disbursement.rail.RailCommand.End;
import id.dinsos.disbursement.rail.RailCommand.Intend;
import id.dinsos.disbursement.rail.RailCommand.NoteMissing;
import id.dinsos.disbursement.rail.RailCommand.ProposeEnd;
import id.dinsos.disbursement.rail.RailCommand.Refuse;
import id.dinsos.disbursement.rail.RailEvent.RailAnswered;
import id.dinsos.disbursement.rail.RailEvent.RailBatchAccepted;
import id.dinsos.disbursement.rail.RailEvent.RailBatchEnded;
import id.dinsos.disbursement.rail.RailEvent.RailBatchMissing;
import id.dinsos.disbursement.rail.RailEvent.RailBatchRefused;
import id.dinsos.disbursement.rail.RailEvent.RailEndProposed;
import id.dinsos.disbursement.rail.RailEvent.RailSendIntended;
import id.dinsos.disbursement.reconciliation.BankReport;
import id.dinsos.disbursement.reconciliation.BankReportDecider;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportReceived;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A batch is sent once; who gets no answer asks, and what is said of another is not taken. */
class RailDeciderTest {
    private static final UUID FILE = new UUID(0, 1);
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final Map<UUID, Long> TRANSFERS = Map.of(ONE, 200_000L, TWO, 300_000L);
    private static final UUID REPORT = new UUID(0, 21);
    private static final Intend INTEND = new Intend(FILE, "35.24", 2, "ab");
    private static final RailSendIntended FIRST = intended(1);
    private static final RailBatchAccepted ACCEPTED = new RailBatchAccepted("G-7");

    private final DeciderSpec<RailCommand, RailBatch, RailEvent> spec =
            DeciderSpec.of(new RailDecider());
    private final RailProcess process = new RailProcess(RailDecider.RAIL, BankReportDecider.REPORT);

    @Test
    void the_intent_comes_first_and_is_never_repeated_while_the_fate_is_unknown() {
        spec.given().when(INTEND).then(FIRST);
        spec.given(FIRST).when(INTEND).thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
        spec.given(FIRST, ACCEPTED).when(INTEND).thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
        spec.given(FIRST, ACCEPTED, new RailAnswered(REPORT, 2, true))
                .when(INTEND)
                .thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
    }

    @Test
    void only_what_the_rail_says_it_never_had_is_sent_again_and_not_for_ever() {
        spec.given(FIRST).when(new NoteMissing()).then(new RailBatchMissing(1));
        spec.given(FIRST, new RailBatchMissing(1)).when(INTEND).then(intended(2));
        List<RailEvent> lost = new ArrayList<>();
        for (int attempt = 1; attempt <= RailBatch.MAX_ATTEMPTS; attempt++) {
            lost.add(intended(attempt));
            lost.add(new RailBatchMissing(attempt));
        }
        spec.given(lost.toArray(RailEvent[]::new))
                .when(INTEND)
                .thenRefused(RailCode.RAIL_ATTEMPTS_USED);
    }

    @Test
    void what_never_came_is_ended_by_two_with_a_letter_and_nothing_else_is() {
        List<RailEvent> lost = new ArrayList<>();
        for (int attempt = 1; attempt <= RailBatch.MAX_ATTEMPTS; attempt++) {
            lost.add(intended(attempt));
            lost.add(new RailBatchMissing(attempt));
        }
        RailEvent[] given = lost.toArray(RailEvent[]::new);
        ProposeEnd propose = new ProposeEnd("R/1", "Tidak sampai", "sari");
        RailEndProposed proposed = new RailEndProposed("R/1", "Tidak sampai", "sari");
        lost.add(proposed);
        RailEvent[] asked = lost.toArray(RailEvent[]::new);

        spec.given(given).when(propose).then(proposed);
        spec.given(given).when(new End(REPORT, "budi")).thenRefused(RailCode.RAIL_END_NOT_PROPOSED);
        spec.given(asked).when(new End(REPORT, "sari")).thenRefused(RailCode.RAIL_END_OF_YOUR_OWN);
        spec.given(asked).when(new End(REPORT, "budi")).then(new RailBatchEnded(REPORT, "budi"));
        lost.add(ACCEPTED);
        spec.given(lost.toArray(RailEvent[]::new))
                .when(new End(REPORT, "budi"))
                .thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
        spec.given(FIRST, new RailBatchMissing(1))
                .when(propose)
                .thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
        spec.given(FIRST, ACCEPTED).when(propose).thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
    }

    @Test
    void a_batch_that_was_ended_is_not_sent_again_and_a_word_that_comes_after_all_counts() {
        RailEvent[] ended = {FIRST, new RailBatchMissing(1), new RailBatchEnded(REPORT, "budi")};
        UUID later = new UUID(0, 22);

        spec.given(ended).when(INTEND).thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
        spec.given(ended).when(new NoteMissing()).thenNothing();
        spec.given(ended).when(new Answer(later, 2, true)).then(new RailAnswered(later, 2, true));
    }

    @Test
    void a_rail_that_is_away_is_asked_ever_more_rarely_and_never_given_up() {
        Duration every = Duration.ofSeconds(30);

        assertThat(RailJob.pause(every, 0)).isEqualTo(every);
        assertThat(RailJob.pause(every, 3)).isEqualTo(Duration.ofMinutes(4));
        assertThat(RailJob.pause(every, 1_000)).isEqualTo(Duration.ofMinutes(16));
    }

    @Test
    void a_rail_that_forgets_what_it_took_makes_nothing_missing() {
        spec.given(FIRST, ACCEPTED).when(new NoteMissing()).thenNothing();
        spec.given(FIRST, new RailAnswered(REPORT, 1, false)).when(new NoteMissing()).thenNothing();
    }

    @Test
    void an_answer_that_comes_late_counts_and_a_second_name_is_refused() {
        spec.given(FIRST, new RailBatchMissing(1)).when(new Accept("G-7")).then(ACCEPTED);
        spec.given(FIRST, ACCEPTED).when(new Accept("G-7")).thenNothing();
        spec.given(FIRST, ACCEPTED)
                .when(new Accept("G-8"))
                .thenRefused(RailCode.RAIL_REFERENCE_DIFFERS);
        spec.given().when(new Accept("G-7")).thenRefused(RailCode.RAIL_BATCH_NOT_FOUND);
    }

    @Test
    void a_batch_is_refused_by_the_rail_only_before_it_was_taken() {
        spec.given(FIRST)
                .when(new Refuse("BATCH_REFUSED", REPORT))
                .then(new RailBatchRefused("BATCH_REFUSED", REPORT));
        spec.given(FIRST, ACCEPTED)
                .when(new Refuse("BATCH_REFUSED", REPORT))
                .thenRefused(RailCode.RAIL_BATCH_UNDER_WAY);
    }

    @Test
    void the_same_words_twice_are_one_report() {
        spec.given(FIRST, ACCEPTED)
                .when(new Answer(REPORT, 2, true))
                .then(new RailAnswered(REPORT, 2, true));
        spec.given(FIRST, new RailAnswered(REPORT, 2, true))
                .when(new Answer(REPORT, 2, true))
                .thenNothing();
    }

    @Test
    void what_the_rail_says_is_received_as_a_report_in_the_same_moment() {
        RailAnswer.Taken taken = answer(FILE, said(ONE, "COMPLETED"), said(TWO, "FAILED"));
        UUID report = BankReport.idOf("35.24", "cd");

        given().when(unit -> process.answer(unit, batch(), report, "cd", taken, "rail"))
                .then(
                        events(batch(), new RailAnswered(report, 2, true)),
                        events(report, new ReportReceived("35.24", 2, "cd", "rail")));
        ProcessSpec.given(RailDecider.RAIL, batch(), FIRST, new RailAnswered(report, 2, true))
                .when(unit -> process.answer(unit, batch(), report, "cd", taken, "rail"))
                .thenNothing();
    }

    @Test
    void a_refused_batch_is_a_report_in_which_all_have_failed() {
        RailAnswer.Taken taken = RailAnswer.refused(TRANSFERS, "BATCH_REFUSED", DAY);
        UUID report = BankReport.idOf("35.24", "ef");

        given().when(unit -> process.refuse(unit, batch(), report, "ef", "BATCH_REFUSED", 2, "job"))
                .then(
                        events(batch(), new RailBatchRefused("BATCH_REFUSED", report)),
                        events(report, new ReportReceived("35.24", 2, "ef", "job")));
        assertThat(taken.csv())
                .contains("\"" + ONE + "\",\"200000\",\"FAILED\",\"BATCH_REFUSED\",\"\"")
                .contains("\"" + TWO + "\",\"300000\",\"FAILED\"");
    }

    @Test
    void an_answer_is_complete_once_nothing_of_the_batch_is_open() {
        assertThat(answer(FILE, said(ONE, "COMPLETED"), said(TWO, "RETURNED")).complete()).isTrue();
        assertThat(answer(FILE, said(ONE, "COMPLETED"), said(TWO, "PENDING")).complete()).isFalse();
        assertThat(answer(FILE, said(ONE, "COMPLETED"), said(TWO, "UNKNOWN")).complete()).isFalse();
        assertThat(answer(FILE, said(ONE, "COMPLETED")).complete()).isFalse();
        assertThat(answer(FILE).lines()).isEmpty();
    }

    @Test
    void the_order_in_which_transfers_are_named_makes_no_other_report() {
        assertThat(answer(FILE, said(ONE, "COMPLETED"), said(TWO, "FAILED")).csv())
                .isEqualTo(answer(FILE, said(TWO, "FAILED"), said(ONE, "COMPLETED")).csv());
    }

    @Test
    void what_speaks_of_another_batch_or_cannot_be_read_is_refused_whole() {
        assertThat(refused(new UUID(0, 9), said(ONE, "COMPLETED")))
                .isEqualTo(RailCode.RAIL_ANSWER_OF_ANOTHER);
        assertThat(refused(null, said(ONE, "COMPLETED")))
                .isEqualTo(RailCode.RAIL_ANSWER_OF_ANOTHER);
        assertThat(refused(FILE, said(ONE, "COMPLETED"), said(new UUID(0, 99), "COMPLETED")))
                .isEqualTo(RailCode.RAIL_ANSWER_OF_ANOTHER);
        assertThat(refused(FILE, said(ONE, "COMPLETED"), said(ONE, "FAILED")))
                .isEqualTo(RailCode.RAIL_ANSWER_UNREADABLE);
        assertThat(refused(FILE, said(ONE, "MAYBE"))).isEqualTo(RailCode.RAIL_ANSWER_UNREADABLE);
        assertThat(refused(FILE, new Instruction(null, "COMPLETED", 1L, "", "", DAY)))
                .isEqualTo(RailCode.RAIL_ANSWER_UNREADABLE);
        assertThat(refused(FILE, new Instruction(ONE, "COMPLETED", null, "", "", DAY)))
                .isEqualTo(RailCode.RAIL_ANSWER_UNREADABLE);
    }

    @Test
    void a_callback_counts_for_five_minutes_and_only_under_its_own_signature() {
        Instant now = Instant.ofEpochSecond(1_000_000);
        RailSignature signed = new RailSignature("m-1", "1000000", "v1,aaa v1,bbb");

        assertThat(signed.isFresh(now.plusSeconds(300))).isTrue();
        assertThat(signed.isFresh(now.plusSeconds(301))).isFalse();
        assertThat(signed.isFresh(now.minusSeconds(301))).isFalse();
        assertThat(signed.signedPart()).isEqualTo("m-1.1000000.");
        assertThat(signed.isSignedAs("bbb")).isTrue();
        assertThat(signed.isSignedAs("bb")).isFalse();
        assertThat(signed.isSignedAs("ccc")).isFalse();
        assertThat(new RailSignature(null, "1000000", "v1,a").isFresh(now)).isFalse();
        assertThat(new RailSignature("m", "soon", "v1,a").isFresh(now)).isFalse();
        assertThat(new RailSignature("m", "1000000", null).isFresh(now)).isFalse();
    }

    private static ProcessSpec given() {
        return ProcessSpec.given(RailDecider.RAIL, batch(), FIRST);
    }

    private static UUID batch() {
        return RailBatch.idOf(FILE);
    }

    private static RailSendIntended intended(int attempt) {
        return new RailSendIntended(FILE, "35.24", 2, "ab", attempt);
    }

    private static RailAnswer.Taken answer(@Nullable UUID file, Instruction... said) {
        return new RailAnswer(file, "G-7", List.of(said)).of(FILE, TRANSFERS);
    }

    private static RailCode refused(@Nullable UUID file, Instruction... said) {
        try {
            var unused = answer(file, said);
        } catch (RefusedException e) {
            return (RailCode) e.refusal().code();
        }
        throw new AssertionError("it was taken");
    }

    private static Instruction said(UUID transfer, String status) {
        return new Instruction(
                transfer,
                status,
                TRANSFERS.getOrDefault(transfer, 1L),
                status.equals("FAILED") ? "ACCOUNT_CLOSED" : "",
                "R-" + transfer.getLeastSignificantBits(),
                DAY);
    }
}
