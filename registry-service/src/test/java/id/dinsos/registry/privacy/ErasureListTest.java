package id.dinsos.registry.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.privacy.Privacy.Basis;
import id.dinsos.testkit.Spreadsheet;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What lies among the erasures and was not put there by us. */
class ErasureListTest {
    private static final String PERSON = "01900000-0000-7000-8000-000000000001";

    @Test
    void a_list_that_a_spreadsheet_has_saved_is_taken_and_one_whose_day_it_rewrote_is_not() {
        // Given
        ErasureList list = new ErasureList(text -> text.getBytes(StandardCharsets.UTF_8));
        ErasureList.Entry entry =
                new ErasureList.Entry(
                        UUID.fromString(PERSON),
                        LocalDate.of(2026, 11, 3),
                        Basis.values()[0],
                        null);
        String file = ErasureList.HEADER + "\n" + list.line(entry) + "\n";
        // When
        List<ErasureList.Entry> taken = list.read(Spreadsheet.libreOffice(file));
        List<ErasureList.Entry> marked = list.read('\uFEFF' + file.replace("\n", ";;\r\n"));
        var rewritten =
                catchThrowableOfType(
                        RefusedException.class, () -> list.read(Spreadsheet.excel(file)));
        // Then
        assertThat(taken).containsExactly(entry).isEqualTo(marked);
        assertThat(rewritten.refusal().code()).isEqualTo(PrivacyCode.ERASURE_LIST_MALFORMED);
        assertThat(rewritten.refusal().errors().getFirst().pointer()).isEqualTo("/2/ordered_on");
    }

    @Test
    void a_file_is_about_the_person_it_is_named_as_and_by_any_other_name_about_nobody() {
        assertThat(ErasureList.personOf(PERSON)).hasToString(PERSON);
        for (String odd :
                List.of(
                        "",
                        ".DS_Store",
                        "1-1-1-1-1",
                        PERSON + ".bak",
                        "sub/" + PERSON,
                        PERSON.replace("7000", "7FFF"),
                        "erasures.csv")) {
            assertThat(ErasureList.personOf(odd)).as(odd).isNull();
        }
    }
}
