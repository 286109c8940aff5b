package id.dinsos.disbursement.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.disbursement.accountability.StatementCommand.Add;
import id.dinsos.disbursement.accountability.StatementCommand.Correct;
import id.dinsos.disbursement.accountability.StatementEvent.Kind;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementCorrected;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Signed papers of a run, and what its reports know of the log. */
class StatementDeciderTest {
    private final DeciderSpec<StatementCommand, Statements, StatementEvent> spec =
            DeciderSpec.of(new StatementDecider());

    @Test
    void a_paper_is_added_and_the_same_again_changes_nothing() {
        spec.given().when(new Add(paper(1))).then(paper(1));
        spec.given(paper(1)).when(new Add(paper(1))).thenNothing();
        spec.given(paper(1)).when(new Add(paper(2))).then(paper(2));
    }

    @Test
    void a_run_has_no_more_papers_than_an_archive_can_hold() {
        List<StatementEvent> many = new ArrayList<>();
        for (int i = 0; i < StatementDecider.MAX; i++) {
            many.add(paper(i));
        }
        spec.given(many.toArray(StatementEvent[]::new))
                .when(new Add(paper(StatementDecider.MAX)))
                .thenRefused(StatementCode.STATEMENTS_FULL);
    }

    @Test
    void a_wrong_number_is_corrected_with_a_reason_and_the_paper_stays() {
        RunStatementCorrected right =
                new RunStatementCorrected(
                        paper(1).statement(),
                        Kind.RECEIPT,
                        "K/2",
                        paper(1).on(),
                        "Salah nomor",
                        "budi");

        spec.given(paper(1)).when(new Correct(right)).then(right);
        spec.given(paper(1), right).when(new Correct(right)).thenNothing();
        spec.given(paper(1), right).when(new Add(paper(1))).thenNothing();
        spec.given(paper(2))
                .when(new Correct(right))
                .thenRefused(StatementCode.STATEMENT_NOT_FOUND);
        StatementDecider decider = new StatementDecider();
        Statements known = decider.evolve(decider.evolve(decider.initial(), paper(1)), right);
        assertThat(known.find(right.statement()))
                .hasValueSatisfying(one -> {
                    assertThat(one.number()).isEqualTo("K/2");
                    assertThat(one.sha256()).isEqualTo(paper(1).sha256());
                    assertThat(one.by()).isEqualTo(paper(1).by());
                });
    }

    /** The sample of frozen events has every stored name. */
    @Test
    void every_stored_event_of_a_payment_says_in_the_realisation_what_becomes_of_it()
            throws IOException {
        Set<String> stored = new HashSet<>();
        try (InputStream samples = getClass().getResourceAsStream("/frozen-events.json")) {
            new ObjectMapper()
                    .readTree(Objects.requireNonNull(samples))
                    .fieldNames()
                    .forEachRemaining(name -> {
                        if (name.startsWith("payment-")) {
                            stored.add(name);
                        }
                    });
        }
        Set<String> known = new HashSet<>(RealisationStore.STATES.keySet());
        known.addAll(Set.of(RealisationStore.CORRECTED, RealisationStore.DOUBTED));
        known.addAll(RealisationStore.NOTHING);

        assertThat(known).isEqualTo(stored);
    }

    @Test
    void a_share_of_a_budget_is_cut_off_and_never_rounded_up() {
        assertThat(Absorption.hundredths(200_000, 1_000_000)).isEqualTo(20_00);
        assertThat(Absorption.hundredths(999_999, 1_000_000)).isEqualTo(99_99);
        assertThat(Absorption.hundredths(1_000_000, 1_000_000)).isEqualTo(100_00);
        assertThat(Absorption.hundredths((1L << 53) - 2, (1L << 53) - 1)).isEqualTo(99_99);
        assertThat(Absorption.hundredths(1, 0)).isZero();
    }

    private static RunStatementAdded paper(int number) {
        return new RunStatementAdded(
                new UUID(1, 1),
                "35.24",
                new UUID(2, number),
                Kind.RECEIPT,
                "K/" + number,
                LocalDate.of(2026, 11, 20),
                "application/pdf",
                "ab" + number,
                10,
                "sari");
    }
}
