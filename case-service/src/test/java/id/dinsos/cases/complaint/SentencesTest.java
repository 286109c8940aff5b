package id.dinsos.cases.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.cases.knowledge.Facts;
import id.dinsos.cases.knowledge.Facts.Payment;
import id.dinsos.cases.knowledge.Facts.Standing;
import id.dinsos.cases.knowledge.Facts.Verdict;
import id.dinsos.cases.knowledge.FailureCodesWiring;
import id.dinsos.testkit.OfficeWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
                        "Mohon maaf, Bapak/Ibu belum dapat menerima bantuan Sembako (BPNT) bulan"
                                + " November 2026 karena pengurus belum tercatat serta data keluarga"
                                + " tidak aktif. Silakan mengajukan pergantian pengurus melalui"
                                + " desa/kelurahan. Silakan memperbarui data keluarga melalui"
                                + " desa/kelurahan.");
        assertThat(text.english())
                .startsWith(
                        "You could not be paid Sembako (BPNT) for November 2026 because no payee is"
                                + " recorded and this family record is no longer active.");
    }

    @Test
    void a_failed_payment_names_the_banks_reason() {
        Sentences.Text text =
                Sentences.of("payment-failed", MATTER, payment("FAILED", "ACCOUNT_DORMANT"));

        assertThat(text.indonesian())
                .endsWith(
                        "belum berhasil karena rekening pasif. Silakan mengaktifkannya kembali di"
                                + " bank.");
    }

    @Test
    void a_credit_names_the_amount_and_no_old_reason() {
        Sentences.Text text =
                Sentences.of("payment-credited", MATTER, payment("CREDITED", "OTHER"));

        assertThat(text.indonesian()).contains("Rp200.000").doesNotContain("alasan lain");
        assertThat(text.english()).contains("Rp200.000");
    }

    @Test
    void a_code_without_a_sentence_is_never_shown() {
        Facts facts = payment("UNHEARD_OF", "NEW_REASON");

        Sentences.Text text = Sentences.of(AnswerCode.to(facts), MATTER, facts);

        assertThat(text.english() + text.indonesian())
                .doesNotContainIgnoringCase("unheard")
                .doesNotContain("NEW_REASON")
                .contains("Silakan menanyakan rinciannya kepada petugas Dinas Sosial.");
    }

    @Test
    void a_hold_says_that_nothing_is_cancelled() {
        Facts facts =
                new Facts(
                        Standing.DECIDED, new Verdict("HELD", List.of("nik-shared")), Payment.NONE);

        assertThat(Sentences.of("held", MATTER, facts).indonesian())
                .isEqualTo(
                        "Penyaluran bantuan Sembako (BPNT) bulan November 2026 ditunda sementara"
                                + " karena NIK pengurus juga tercatat atas nama orang lain."
                                + " Kepesertaan Bapak/Ibu tidak dibatalkan. Silakan memastikannya di"
                                + " kantor Dukcapil.");
    }

    @Test
    void who_waits_for_a_place_hears_its_number_and_of_nothing_that_a_person_has_released() {
        Verdict waiting =
                new Verdict(
                        "WAITING",
                        List.of("nik-shared", "waiting-list"),
                        List.of(
                                new Facts.Words(
                                        "waiting-list",
                                        "Kuota terpenuhi; nomor urut di daftar tunggu: 7.",
                                        "The quota is full; place on the waiting list: 7.")));

        Sentences.Text text =
                Sentences.of("waiting", MATTER, new Facts(Standing.DECIDED, waiting, Payment.NONE));
        Sentences.Text before =
                Sentences.of(
                        "waiting",
                        MATTER,
                        new Facts(
                                Standing.DECIDED,
                                new Verdict("WAITING", waiting.clauses()),
                                Payment.NONE));

        assertThat(text.indonesian())
                .isEqualTo(
                        "Bapak/Ibu memenuhi syarat bantuan Sembako (BPNT) bulan November 2026 dan"
                                + " berada di daftar tunggu karena kuota terpenuhi; nomor urut di"
                                + " daftar tunggu: 7.");
        assertThat(text.english()).endsWith("the quota is full; place on the waiting list: 7.");
        assertThat(before.indonesian()).endsWith("daftar tunggu karena kuota terpenuhi.");
    }

    @Test
    void a_clause_of_a_programme_s_own_is_said_in_the_words_that_came_with_the_verdict() {
        Facts facts =
                new Facts(
                        Standing.DECIDED,
                        new Verdict(
                                "EXCLUDED",
                                List.of("too-young"),
                                List.of(
                                        new Facts.Words(
                                                "too-young",
                                                "Umur penerima di bawah 70 tahun.",
                                                "The recipient is younger than 70."))),
                        Payment.NONE);

        Sentences.Text text = Sentences.of("excluded", MATTER, facts);

        assertThat(text.indonesian()).contains(" karena umur penerima di bawah 70 tahun. ");
        assertThat(text.english()).contains(" because the recipient is younger than 70. ");
        assertThat(text.indonesian() + text.english()).doesNotContain("too-young");
    }

    @Test
    void a_clause_whose_words_are_its_code_is_not_shown_either() {
        Facts facts =
                new Facts(
                        Standing.DECIDED,
                        new Verdict(
                                "HELD",
                                List.of("own-clause"),
                                List.of(new Facts.Words("own-clause", "own-clause", "own-clause"))),
                        Payment.NONE);

        assertThat(Sentences.of("held", MATTER, facts).indonesian())
                .doesNotContain("own-clause")
                .contains("ada persyaratan yang belum terpenuhi");
    }

    @Test
    void a_released_hold_is_no_reason_any_more() {
        Facts facts =
                new Facts(
                        Standing.DECIDED,
                        new Verdict("ELIGIBLE", List.of("no-account")),
                        Payment.NONE);

        assertThat(Sentences.of("eligible", MATTER, facts).english()).endsWith("prepared.");
    }

    @Test
    void no_answer_holds_a_code_an_id_or_a_date_in_digits_and_each_stands_in_both_languages() {
        for (String answer : Sentences.answers().keySet()) {
            for (String code : Reason.codes()) {
                Facts facts =
                        new Facts(
                                Standing.DECIDED,
                                new Verdict("HELD", List.of(code)),
                                payment("HELD", code).payment());
                Sentences.Text text = Sentences.of(answer, MATTER, facts);
                for (String said : List.of(text.indonesian(), text.english())) {
                    assertThat(said)
                            .as("%s %s", answer, code)
                            .hasSizeGreaterThan(20)
                            .doesNotContain(code.equals("OTHER") ? "{" : code)
                            .doesNotContain("{", "}", "[")
                            .doesNotContainPattern("[A-Z]{2,}_[A-Z]")
                            .doesNotContainPattern("\\d{4}-\\d{2}")
                            .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
                }
                assertThat(text.indonesian()).isNotEqualTo(text.english());
            }
        }
    }

    @Test
    void every_programme_that_is_shipped_has_a_name_at_the_desk_and_no_other_shows_its_code()
            throws IOException {
        Path shipped =
                Path.of(System.getProperty("dinsos.root", ".."))
                        .resolve("disbursement-service/src/main/resources/programmes");
        try (Stream<Path> programmes = Files.list(shipped)) {
            assertThat(programmes.map(file -> file.getFileName().toString().replace(".json", "")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(code -> {
                        Sentences.Text name = ProgrammeNames.of(code);
                        assertThat(name).isNotEqualTo(ProgrammeNames.OF_THE_OFFICE);
                        assertThat(OfficeWords.faults(code, name.indonesian(), name.english()))
                                .isEmpty();
                    });
        }
        Matter own =
                new Matter(
                        new UUID(3, 3), "BANSOS_GURU_2", "2026-11", "35.24.05.2001", "35.24", "X");
        Sentences.Text said = Sentences.of("held", own, Facts.NONE);
        assertThat(said.indonesian()).startsWith("Penyaluran bantuan daerah ini bulan November");
        assertThat(said.english()).startsWith("This aid of the region for November 2026");
    }

    /** Of clauses, holds and banks, as disbursement says them. */
    @Test
    void every_reason_that_money_waits_for_has_words_at_the_desk() {
        assertThat(Reason.codes())
                .contains(
                        "payee-to-replace",
                        "civil-data-to-repair",
                        "account-changed",
                        "payee-changed",
                        "earlier-attempt-doubted",
                        "rule-error",
                        "OUTCOME_DOUBTED");
    }

    @Test
    void every_code_of_the_office_for_what_a_bank_has_written_has_words_at_the_desk() {
        assertThat(Reason.codes())
                .containsAll(new FailureCodesWiring().codes(Optional.empty()).codes().keySet());
    }

    /** Of every clause that disbursement has words for; a programme's own bring theirs. */
    @Test
    void every_clause_that_keeps_money_back_has_words_at_the_desk() throws IOException {
        List<String> clauses = new ArrayList<>();
        words().path("clauses").fieldNames().forEachRemaining(clauses::add);
        // These two pay.
        clauses.removeAll(List.of("vacancy-filled", "claim-overruled"));

        assertThat(clauses).hasSizeGreaterThan(20);
        assertThat(Reason.codes()).containsAll(clauses);
    }

    /** Which a partner reads at the gateway's root. */
    @Test
    void the_published_words_of_reasons_and_outcomes_are_those_of_the_desk() throws IOException {
        JsonNode words = words();
        Map<String, Sentences.Text> reasons = new HashMap<>();
        Reasons.KNOWN.forEach((code, reason) -> reasons.put(code, reason.because()));

        assertThat(texts(words.path("reasons"))).isEqualTo(reasons);
        assertThat(texts(words.path("outcomes"))).isEqualTo(Sentences.answers());
    }

    private static JsonNode words() throws IOException {
        return new ObjectMapper().readTree(SentencesTest.class.getResourceAsStream("/words.json"));
    }

    private static Map<String, Sentences.Text> texts(JsonNode codes) {
        Map<String, Sentences.Text> texts = new HashMap<>();
        codes.properties()
                .forEach(one ->
                        texts.put(
                                one.getKey(),
                                new Sentences.Text(
                                        one.getValue().path("id").asText(),
                                        one.getValue().path("en").asText())));
        return texts;
    }

    @Test
    void what_the_central_government_pays_is_told_by_its_own_word_of_a_day() {
        Facts facts =
                new Facts(
                        Standing.DECIDED,
                        new Verdict("EXCLUDED", List.of("payee-missing")),
                        Payment.NONE,
                        new Facts.Central(
                                "WITHHELD",
                                "pemeriksaan rekening belum berhasil",
                                "the account check failed",
                                LocalDate.of(2026, 11, 5)));

        Sentences.Text text = Sentences.of(AnswerCode.to(facts), MATTER, facts);

        assertThat(AnswerCode.to(facts)).isEqualTo("central-withheld");
        assertThat(text.indonesian())
                .isEqualTo(
                        "Mohon maaf, menurut data pemerintah pusat per 5 November 2026, bantuan"
                                + " Sembako (BPNT) bulan November 2026 belum dapat disalurkan:"
                                + " pemeriksaan rekening belum berhasil. Bila keadaan sebenarnya"
                                + " berbeda, silakan melapor kepada desa/kelurahan atau"
                                + " pendamping.");
        assertThat(text.english()).contains("as of 5 November 2026", "the account check failed");
    }

    private static Facts payment(String state, String reason) {
        return new Facts(
                Standing.DECIDED,
                Verdict.NONE,
                new Payment(new UUID(2, 2), state, reason, 200_000));
    }
}
