package id.dinsos.disbursement.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.Clause.Effect;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.programme.ProgrammeTerms.Channel;
import id.dinsos.disbursement.programme.ProgrammeTerms.Mode;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.eventstore.log.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples as an officer of a social-affairs office reads them. */
class SamplesTest {
    private static final List<String> ALL =
            List.of(
                    "ASPDB",
                    "BLT",
                    "BST",
                    "BST_2020",
                    "DISASTER",
                    "PBI_JK",
                    "PIP",
                    "PKH",
                    "PKH_PLUS",
                    "SEMBAKO",
                    "SEMBAKO_GOODS",
                    "TALI_ASIH_PIONEER",
                    "TALI_ASIH_TKSK",
                    "TALI_ASIH_VETERAN");

    private static final List<String> OF_AN_ACCOUNT =
            List.of("has-account", "account-unique", "holder-matches");

    @ParameterizedTest
    @ValueSource(strings = {"ASPDB", "PKH_PLUS", "DISASTER", "SEMBAKO_GOODS"})
    void nobody_is_dropped_from_local_aid_for_a_dead_payee_or_data_to_repair(String code) {
        for (Clause clause : sample(code).rule()) {
            if (clause.expression().equals("payeeAlive")
                    || clause.expression().contains("ivilMatch == 'MATCHED'")
                            && clause.code().startsWith("civil")) {
                assertThat(clause.effect()).as(clause.code()).isEqualTo(Effect.HOLD);
            }
        }
        assertThat(codes(code)).contains("payee-to-replace").doesNotContain("payee-deceased");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DISASTER",
                "TALI_ASIH_VETERAN",
                "TALI_ASIH_PIONEER",
                "SEMBAKO_GOODS",
                "BLT",
                "BST",
                "BST_2020"
            })
    void what_is_given_by_hand_or_by_post_asks_for_no_account(String code) {
        ProgrammeTerms terms = sample(code);
        assertThat(terms.delivery().channel()).isNotEqualTo(Channel.BANK);
        assertThat(terms.rule()).noneMatch(clause -> OF_AN_ACCOUNT.contains(clause.kind()));
    }

    @Test
    void who_lost_their_papers_in_a_disaster_is_helped_by_the_decree_that_names_the_victims() {
        ProgrammeTerms terms = sample("DISASTER");
        assertThat(terms.rule()).noneMatch(clause -> clause.kind().startsWith("nik"));
        assertThat(terms.delivery().documents()).contains("DISASTER_DECREE");
        assertThat(terms.legalBasis()).startsWith("Keputusan kepala daerah");
    }

    @Test
    void aid_of_the_village_is_never_paid_by_the_office_and_decile_one_comes_first() {
        ProgrammeTerms terms = sample("BLT");
        assertThat(terms.mode()).isEqualTo(Mode.MIRROR);
        assertThat(terms.legalBasis()).contains("keputusan kepala desa");
        assertThat(Objects.requireNonNull(terms.quota()).ranking().getFirst().expression())
                .isEqualTo("decile == 1 ? 0 : 1");
    }

    @Test
    void only_who_has_the_disability_component_of_pkh_is_left_out_of_aspd() {
        ProgrammeTerms terms = sample("ASPDB");
        assertThat(clause(terms, "paid-as-pkh-disabled").expression())
                .isEqualTo("!('PKH' in rosters && person.severity == 'SEVERE')");
        assertThat(Objects.requireNonNull(terms.quota()).beneficiaries()).isEqualTo(4_640);
        assertThat(terms.name()).endsWith("(ASPD)");
    }

    @Test
    void local_goods_have_a_decree_of_their_own_and_no_ministry_s_list() {
        ProgrammeTerms terms = sample("SEMBAKO_GOODS");
        assertThat(terms.legalBasis()).doesNotContain("Permensos");
        assertThat(terms.rule())
                .noneMatch(clause -> clause.regulation().contains("Permensos"))
                .noneMatch(clause -> clause.kind().equals("on-roster"));
        assertThat(terms.delivery().documents()).contains("DECREE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEMBAKO", "PKH", "SEMBAKO_GOODS"})
    void pensioners_and_village_officials_are_excluded_with_those_in_public_service(String code) {
        assertThat(clause(sample(code), "excluded-job").arguments())
                .containsExactly(
                        "CIVIL_SERVANT",
                        "MILITARY",
                        "POLICE",
                        "PENSIONER",
                        "SOCIAL_STAFF",
                        "VILLAGE_OFFICIAL");
    }

    @Test
    void
            pkh_looks_whether_a_family_moved_or_was_deactivated_and_counts_two_small_children_and_pregnancies() {
        ProgrammeTerms terms = sample("PKH");
        assertThat(codes("PKH")).contains("moved-away", "deactivated");
        List<Benefit.Component> components = terms.benefit().components();
        assertThat(components)
                .filteredOn(one -> List.of("pregnant", "early-child").contains(one.code()))
                .allMatch(one -> one.maxPersons() == 2)
                .hasSize(2);
    }

    @Test
    void who_looks_after_a_veteran_s_token_knows_who_they_are_and_that_they_live_here() {
        assertThat(codes("TALI_ASIH_VETERAN")).contains("moved-away", "nik-invalid", "nik-shared");
    }

    @Test
    void cash_aid_of_the_pandemic_ended_in_june_2021_and_began_with_twice_the_sum() {
        ProgrammeTerms first = sample("BST_2020");
        ProgrammeTerms later = sample("BST");
        assertThat(first.benefit().amountRupiah()).isEqualTo(600_000);
        assertThat(first.schedule().until()).isEqualTo(LocalDate.of(2020, 6, 30));
        assertThat(later.benefit().amountRupiah()).isEqualTo(300_000);
        assertThat(later.schedule().from()).isEqualTo(LocalDate.of(2020, 7, 1));
        assertThat(later.schedule().until()).isEqualTo(LocalDate.of(2021, 6, 30));
    }

    @Test
    void nobody_is_told_that_another_receives_it_who_may_not() {
        assertThat(clause(sample("PKH_PLUS"), "another-of-family").textId())
                .doesNotContain("sudah menerima");
    }

    /** What `why` says of each clause of each sample, and of what is no programme's own. */
    @Test
    void no_sentence_holds_a_code_an_id_or_a_date_in_digits_and_each_stands_in_both_languages() {
        List<ClauseText> texts = new ArrayList<>();
        for (String sample : ALL) {
            ProgrammeTerms terms = sample(sample);
            terms.rule().forEach(clause -> texts.add(clause.text()));
            Quota quota = terms.quota();
            if (quota != null) {
                quota.ranking()
                        .forEach(key -> texts.add(new ClauseText("-", key.textId(), key.textEn())));
            }
        }
        ClauseText.codes().forEach(code -> texts.add(ClauseText.of(code)));
        texts.add(ClauseText.of("unheard-of"));
        assertThat(texts).hasSizeGreaterThan(100);
        for (ClauseText text : texts) {
            for (String said : List.of(text.textId(), text.textEn())) {
                assertThat(said)
                        .as(text.code())
                        .hasSizeGreaterThan(10)
                        .doesNotContain(text.code().matches("[a-z]+-.+") ? text.code() : "_")
                        .doesNotContainPattern("[A-Z]{2,}_[A-Z]")
                        .doesNotContainPattern("\\d{4}-\\d{2}")
                        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
            }
            assertThat(text.textId()).isNotEqualTo(text.textEn());
        }
    }

    /** Which a partner reads at the gateway's root. */
    @Test
    void the_published_words_of_clauses_are_those_of_the_verdicts()
            throws IOException, IllegalAccessException {
        JsonNode clauses =
                new ObjectMapper()
                        .readTree(SamplesTest.class.getResourceAsStream("/words.json"))
                        .path("clauses");
        List<String> needed = new ArrayList<>();
        for (Field field : ClauseText.class.getFields()) {
            needed.add((String) field.get(null));
        }
        for (String sample : ALL) {
            sample(sample).rule().stream()
                    .filter(clause -> !clause.kind().isEmpty())
                    .forEach(clause -> needed.add(clause.code()));
        }

        assertThat(ClauseText.codes()).containsAll(needed);
        assertThat(clauses.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(ClauseText.codes());
        for (Map.Entry<String, JsonNode> one : clauses.properties()) {
            ClauseText text = ClauseText.of(one.getKey());
            assertThat(one.getValue().path("id").asText()).isEqualTo(text.textId());
            assertThat(one.getValue().path("en").asText()).isEqualTo(text.textEn());
        }
    }

    private static Clause clause(ProgrammeTerms terms, String code) {
        return Objects.requireNonNull(Clause.find(terms.rule(), code), code);
    }

    private static List<String> codes(String code) {
        return sample(code).rule().stream().map(Clause::code).toList();
    }

    private static ProgrammeTerms sample(String code) {
        try (InputStream file =
                ProgrammeTerms.class.getResourceAsStream("/programmes/" + code + ".json")) {
            return EventCodec.mapper().readValue(file, ProgrammeTerms.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
