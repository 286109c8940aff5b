package id.dinsos.registry.civil;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.person.Person.Sex;
import id.dinsos.testkit.Spreadsheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions and answers after somebody has opened and saved them. */
class CivilFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final CivilWords.Reading READING =
            new CivilWords.Reading("DUKCAPIL", 80, DAY.minusDays(30), DAY.plusDays(30));
    private static final String ANSWERS =
            """
            no;nik;hasil_nik;skor_nama;hasil_no_kk;hasil_tgl_lahir;hasil_jenis_kelamin;skor_ibu;tgl_periksa
            1;="3524012203700001";SESUAI;97;SESUAI;SESUAI;SESUAI;88;="2026-11-02"
            2;="3524012203700002";TIDAK;;;;;;="2026-11-02"
            """;

    @Test
    void an_answer_that_a_spreadsheet_has_saved_says_the_same() throws IOException {
        List<CivilLine> before = lines(ANSWERS);

        assertThat(before).allMatch(line -> line.fault() == null).hasSize(2);
        assertThat(said(lines(Spreadsheet.excel(ANSWERS)))).isEqualTo(said(before));
        assertThat(said(lines(Spreadsheet.libreOffice(ANSWERS) + ";;;;;;;;;\n")))
                .isEqualTo(said(before));
    }

    @Test
    void what_a_spreadsheet_damaged_is_no_answer_to_anybody() throws IOException {
        List<CivilLine> twice = lines(Spreadsheet.excel(Spreadsheet.excel(ANSWERS)));

        assertThat(twice)
                .extracting(CivilLine::line, CivilLine::fault)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, CivilOutcome.UNREADABLE),
                        org.assertj.core.groups.Tuple.tuple(3, CivilOutcome.UNREADABLE));
    }

    @Test
    void a_number_of_a_question_stays_whole_when_a_spreadsheet_saves_it() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        CivilFile.head(file);
        CivilFile.questions(
                List.of(
                        new CivilQuestion(
                                7,
                                "3524012203700001",
                                "3524012203700009",
                                "=Siti",
                                DAY,
                                Sex.FEMALE,
                                "Aminah")),
                file);

        assertThat(Spreadsheet.excel(file.toString(StandardCharsets.UTF_8)))
                .contains("7;3524012203700001;3524012203700009;'=Siti;2026-11-02;P;Aminah;");
    }

    private static List<CivilLine> lines(String file) throws IOException {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        CivilFile.requireAnswers(new ByteArrayInputStream(bytes));
        return CivilFile.answers(new ByteArrayInputStream(bytes), READING);
    }

    private static List<String> said(List<CivilLine> lines) {
        return lines.stream()
                .map(line -> line.no() + " " + line.nik() + " " + line.said())
                .toList();
    }
}
