package id.dinsos.registry.civil;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.match.CivilCause;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers say, one by one and beside each other. */
class CivilSortingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final CivilWords.Reading READING =
            new CivilWords.Reading("civil-check 7", 80, TODAY.minusDays(1), TODAY);

    @Test
    void an_answer_is_read_attribute_by_attribute() {
        CivilLine line =
                line(
                        "no=7",
                        "nik=3524011508929001",
                        "hasil_nik=sesuai",
                        "skor_nama=61",
                        "hasil_no_kk=SESUAI",
                        "hasil_tgl_lahir=TIDAK SESUAI",
                        "skor_ibu=79",
                        "tgl_periksa=2026-11-29");

        assertThat(line.answer())
                .isEqualTo(
                        new CivilAnswer(
                                true,
                                61,
                                true,
                                false,
                                null,
                                false,
                                null,
                                TODAY,
                                "civil-check 7",
                                79));
        assertThat(line.toString()).doesNotContain("3524011508929001");
    }

    @Test
    void of_a_number_that_is_not_found_nothing_more_need_be_said() {
        assertThat(line("no=7", "hasil_nik=TIDAK", "tgl_periksa=2026-11-29").answer())
                .isEqualTo(
                        new CivilAnswer(
                                false, 0, null, null, null, null, null, TODAY, "civil-check 7"));
    }

    @Test
    void a_word_a_score_or_a_number_that_it_cannot_have_is_no_answer() {
        String[] sound = {"no=7", "hasil_nik=SESUAI", "skor_nama=90", "tgl_periksa=2026-11-29"};
        for (String wrong :
                List.of(
                        "no=",
                        "no=tujuh",
                        "hasil_nik=MUNGKIN",
                        "hasil_nik=",
                        "skor_nama=101",
                        "skor_nama=-1",
                        "skor_nama=",
                        "skor_ibu=9,5",
                        "hasil_tgl_lahir=YA",
                        "tgl_periksa=29/11/2026",
                        "tgl_periksa=")) {
            String[] cells = Arrays.copyOf(sound, sound.length + 1);
            cells[sound.length] = wrong;

            assertThat(line(cells).fault()).as(wrong).isEqualTo(CivilOutcome.UNREADABLE);
        }
    }

    @Test
    void an_answer_from_before_the_question_or_from_tomorrow_is_none() {
        for (String day : List.of("2026-11-27", "2026-11-30")) {
            assertThat(line("no=7", "hasil_nik=TIDAK", "tgl_periksa=" + day).fault())
                    .isEqualTo(CivilOutcome.DATED_WRONG);
        }
    }

    @Test
    void the_same_twice_is_one_answer_and_of_two_that_contradict_each_other_none_is_taken() {
        CivilLine seven = good(1, 7, 97);
        CivilLine again = good(2, 7, 97);
        CivilLine eight = good(3, 8, 97);
        CivilLine other = good(4, 8, 3);
        CivilLine none = new CivilLine(5, null, null, null, CivilOutcome.UNREADABLE);

        CivilSorting sorted = CivilSorting.of(List.of(seven, again, eight, other, none));

        assertThat(sorted.good()).containsExactly(Map.entry(7, seven));
        assertThat(sorted.findings())
                .containsExactlyInAnyOrder(
                        new CivilFinding(2, 7, null, CivilOutcome.REPEATED),
                        new CivilFinding(3, 8, null, CivilOutcome.CONTRADICTING),
                        new CivilFinding(4, 8, null, CivilOutcome.CONTRADICTING),
                        new CivilFinding(5, null, null, CivilOutcome.UNREADABLE));
    }

    @Test
    void a_match_is_a_known_number_a_name_alike_enough_and_no_other_birth_date() {
        assertThat(answer(true, 80, null).isMatch(80)).isTrue();
        assertThat(answer(true, 79, true).isMatch(80)).isFalse();
        assertThat(answer(true, 100, false).isMatch(80)).isFalse();
        assertThat(answer(false, 100, true).isMatch(80)).isFalse();
        assertThat(CivilCause.of(null)).isEqualTo(CivilCause.REPORTED);
        assertThat(CivilCause.of(answer(false, 0, null))).isEqualTo(CivilCause.NIK_NOT_FOUND);
        assertThat(CivilCause.of(answer(true, 9, false))).isEqualTo(CivilCause.BIRTH_DATE_DIFFERS);
        assertThat(CivilCause.of(answer(true, 9, true))).isEqualTo(CivilCause.NAME_DIFFERS);
    }

    @Test
    void a_registry_that_stays_away_is_asked_ever_more_rarely_up_to_a_limit() {
        Duration first = Duration.ofSeconds(5);

        assertThat(CivilJob.pause(first, 1)).isEqualTo(first);
        assertThat(CivilJob.pause(first, 2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(CivilJob.pause(first, 5)).isEqualTo(Duration.ofSeconds(80));
        assertThat(CivilJob.pause(first, 9)).isEqualTo(Duration.ofMinutes(15));
        assertThat(CivilJob.pause(first, 1_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @EnumSource
    void every_cause_has_its_words(CivilCause cause) {
        assertThat(CivilWords.label(cause)).isNotBlank().doesNotContain("_");
    }

    private static CivilAnswer answer(boolean nik, int score, @Nullable Boolean birth) {
        return new CivilAnswer(nik, score, null, birth, null, null, null, TODAY, "x.csv");
    }

    private static CivilLine good(int line, int no, int score) {
        return new CivilLine(line, no, null, answer(true, score, null), null);
    }

    private static CivilLine line(String... cells) {
        Map<String, String> row = new HashMap<>();
        for (String cell : cells) {
            String[] parts = cell.split("=", 2);
            row.put(parts[0], parts[1]);
        }
        return CivilWords.line(1, column -> row.getOrDefault(column, ""), READING);
    }
}
