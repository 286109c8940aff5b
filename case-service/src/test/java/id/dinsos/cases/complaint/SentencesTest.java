package id.dinsos.cases.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.beneficiary.Facts;
import id.dinsos.cases.beneficiary.Facts.Payment;
import id.dinsos.cases.beneficiary.Facts.Standing;
import id.dinsos.cases.beneficiary.Facts.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Matter MATTER =
            new Matter(new UUID(3, 3), "SEMBAKO", "2026-11", "35.24.05.2001", "35.24", "COUNTER");

    @Test
    void an_exclusion_names_its_clauses_in_both_languages() {
        Facts facts =
                new Facts(
                        Standing.DECIDED,
                        new Verdict("EXCLUDED", List.of("payee-missing", "household-not-live")),
                        Payment.NONE);

        Sentences.Text text = Sentences.of("excluded", MATTER, facts);

        assertThat(text.indonesian())
                .isEqualTo(
                        "Keluarga ini tidak dibayar SEMBAKO November 2026 karena: belum ada pengurus"
                                + " yang tercatat; kartu keluarga ini sudah tidak aktif.");
        assertThat(text.english())
                .isEqualTo(
                        "The family was not paid SEMBAKO November 2026 because: no payee is recorded;"
                                + " this family record is no longer active.");
    }

    @Test
    void a_failed_payment_names_the_banks_reason() {
        Sentences.Text text =
                Sentences.of("payment-failed", MATTER, payment("FAILED", "ACCOUNT_DORMANT"));

        assertThat(text.indonesian()).endsWith("gagal. rekening pasif; aktifkan kembali di bank.");
    }

    @Test
    void a_credit_names_the_amount_and_no_old_reason() {
        Sentences.Text text =
                Sentences.of("payment-credited", MATTER, payment("CREDITED", "OTHER"));

        assertThat(text.indonesian()).contains("Rp200.000").doesNotContain("alasan lain");
        assertThat(text.english()).contains("Rp200.000");
    }

    @Test
    void a_code_without_a_sentence_is_named_as_it_is() {
        Facts facts = payment("UNHEARD_OF", "NEW_REASON");

        assertThat(Sentences.of(Answer.to(facts), MATTER, facts).english())
                .isEqualTo("State of SEMBAKO November 2026: payment-unheard_of. NEW_REASON.");
    }

    @Test
    void a_released_hold_is_no_reason_any_more() {
        Facts facts =
                new Facts(
                        Standing.DECIDED,
                        new Verdict("ELIGIBLE", List.of("no-account")),
                        Payment.NONE);

        assertThat(Sentences.of("eligible", MATTER, facts).english()).endsWith("being prepared.");
    }

    private static Facts payment(String state, String reason) {
        return new Facts(
                Standing.DECIDED,
                Verdict.NONE,
                new Payment(new UUID(2, 2), state, reason, 200_000));
    }
}
