package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.eventstore.log.FrozenSamples;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events as they lie in the log of an office, never edited: what was written is read for ever. */
class FrozenEventsTest {
    private final FrozenSamples samples =
            new FrozenSamples(new DisbursementWiring().codec(), "/frozen-events.json");

    @Test
    void each_stored_name_has_its_sample() {
        samples.eachNameHasASample();
    }

    @Test
    void each_event_has_a_stored_name() {
        samples.eachEventHasAName();
    }

    @Test
    void each_sample_still_decodes_with_nothing_lost() {
        samples.eachReadsWhole();
    }

    @Test
    void a_programme_of_the_first_version_judges_by_the_clauses_it_had() {
        ProgrammeTerms terms = ((ProgrammeDefined) samples.read("programme-defined.v1")).terms();

        Map<String, Object> facts =
                Map.of("live", true, "rosters", List.of(), "decile", 7L, "account", true);
        assertThat(Rules.rule(terms.source()).judge(facts).verdict())
                .isEqualTo(
                        new Verdict(
                                Verdict.Outcome.EXCLUDED,
                                List.of("not-on-roster", "decile-above-limit")));
        assertThat(terms.roster()).isEqualTo("SEMBAKO");
        assertThat(terms.amountRupiah()).isEqualTo(200_000);
    }

    @Test
    void a_run_of_the_first_version_keeps_its_terms() {
        RunOpened event = (RunOpened) samples.read("run-opened.v1");

        assertThat(event.plan().terms().schedule().allows(List.of(YearMonth.of(2026, 11))))
                .isTrue();
        assertThat(event.plan().terms().quota()).isNull();
    }

    @Test
    void verdicts_of_the_first_version_have_the_facts_and_amounts_they_had() {
        Row row = ((ChunkFrozen) samples.read("chunk-frozen.v1")).rows().getFirst();

        assertThat(row.pays()).isTrue();
        assertThat(row.amountRupiah(YearMonth.of(2026, 2))).isEqualTo(200_000);
        assertThat(row.facts()).containsEntry("civilMatch", "MATCHED").hasSize(8);
    }

    @Test
    void a_budget_of_the_first_version_draws_on_its_allotment() {
        assertThat(((BudgetAllotted) samples.read("budget-allotted.v1")).funding())
                .isEqualTo(Funding.ALLOTMENT);
    }

    @Test
    void a_payment_of_the_first_version_claims_the_one_thing_it_claimed() {
        assertThat(((PaymentInstructed) samples.read("payment-instructed.v1")).order())
                .satisfies(order -> {
                    assertThat(order.entitlements()).containsExactly("AAAA");
                    assertThat(order.amountRupiah()).isEqualTo(200_000);
                });
    }

    @Test
    void a_year_s_amount_is_shared_to_the_rupiah() {
        Row year =
                new Row(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        "35.24.01.2001",
                        Verdict.Outcome.ELIGIBLE,
                        166_667,
                        List.of(),
                        Map.of(),
                        2_000_000L,
                        null,
                        null);
        long sum = 0;
        for (int month = 1; month <= 3; month++) {
            sum += year.amountRupiah(YearMonth.of(2026, month));
        }
        assertThat(sum).isEqualTo(500_000);
    }
}
