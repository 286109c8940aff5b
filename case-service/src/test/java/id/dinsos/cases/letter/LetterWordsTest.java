package id.dinsos.cases.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.cases.letter.LetterEvent.Signatory;
import id.dinsos.testkit.OfficeWords;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every letter that is shipped, as somebody reads it who holds it. */
class LetterWordsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Map<String, String> FILLED_IN =
            Map.ofEntries(
                    Map.entry("name", "Siti Aminah"),
                    Map.entry("decile", "2"),
                    Map.entry("destination", "RSUD dr. Soegiri"),
                    Map.entry("purpose", "pengobatan rawat jalan"),
                    Map.entry("receiver", "Panti Sosial Lanjut Usia Pasuruan"),
                    Map.entry("condition", "sehat dan dapat berjalan sendiri"),
                    Map.entry("situation", "tinggal sendiri tanpa keluarga"),
                    Map.entry("assessment", "memerlukan pendampingan"),
                    Map.entry("recommendation", "dirujuk ke panti"));

    private final List<LetterTemplate> letters =
            new LetterTemplatesFile(new ObjectMapper(), Optional.empty()).all();
    private final LetterheadsFile heads = new LetterheadsFile(Optional.empty());

    @Test
    void no_sentence_of_a_letter_holds_a_code_an_id_or_a_gap() {
        List<String> faults = new ArrayList<>();
        for (LetterTemplate letter : letters) {
            List<String> said = new ArrayList<>(letter.text(values(letter)));
            said.add(letter.title());
            // Letters are in the language of the office alone.
            said.forEach(text -> faults.addAll(OfficeWords.faults(letter.code(), text, text)));
        }

        assertThat(letters).hasSizeGreaterThan(4);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatever_is_filled_in_stands_in_the_letter() {
        for (LetterTemplate letter : letters) {
            Map<String, String> values = values(letter);
            assertThat(String.join(" ", letter.text(values)))
                    .as(letter.code())
                    .contains(values.values());
        }
    }

    @Test
    void the_printed_sheet_names_the_office_and_the_day_as_an_office_writes_it()
            throws IOException {
        for (LetterTemplate letter : letters) {
            String page =
                    new LetterPages(
                                    LetterPdfFile.of(
                                            new LetterPdfFile.Sheet(
                                                    heads.of("35.24"),
                                                    letter.title(),
                                                    "460/RUJ/0007/413.115/2026",
                                                    DAY,
                                                    letter.text(values(letter)),
                                                    new Signatory("Drs. Slamet", "Kepala Dinas"),
                                                    "https://dinsos.example/surat/abc")))
                            .text();
            assertThat(page.replaceAll("\\s+", " "))
                    .as(letter.code())
                    .contains("PEMERINTAH KABUPATEN LAMONGAN", "DINAS SOSIAL", letter.title())
                    .contains("31 Maret 2026", "Drs. Slamet", "Kepala Dinas")
                    .doesNotContain("35.24", "2026-03", letter.code() + " ");
        }
    }

    private static Map<String, String> values(LetterTemplate letter) {
        Map<String, String> values = new HashMap<>();
        letter.fields().forEach(name -> values.put(name, FILLED_IN.getOrDefault(name, "")));
        letter.ofTheRegistry().forEach(name -> values.put(name, FILLED_IN.getOrDefault(name, "")));
        return values;
    }
}
