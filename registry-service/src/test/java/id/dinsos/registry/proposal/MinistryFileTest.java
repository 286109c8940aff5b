package id.dinsos.registry.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.proposal.DecreeProcess.AnswerLine;
import id.dinsos.testkit.Spreadsheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ministry's answer, as it is after somebody has opened and saved it. */
class MinistryFileTest {
    private static final UUID ONE = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final String FILE =
            """
            id_usulan;status;keterangan;tanggal
            %s;DITERIMA;;="2026-11-02"
            %s;DITOLAK;"data ganda; lihat ""KK""\";="2026-11-03"
            """
                    .formatted(ONE, OTHER);

    @Test
    void an_answer_that_a_spreadsheet_has_saved_says_the_same() throws IOException {
        List<AnswerLine> before = answers(FILE);

        assertThat(before)
                .containsExactly(
                        new AnswerLine(2, ONE, true, null, LocalDate.of(2026, 11, 2)),
                        new AnswerLine(
                                3,
                                OTHER,
                                false,
                                "data ganda; lihat \"KK\"",
                                LocalDate.of(2026, 11, 3)));
        assertThat(answers(Spreadsheet.excel(FILE))).isEqualTo(before);
        assertThat(answers(Spreadsheet.libreOffice(FILE))).isEqualTo(before);
        assertThat(answers(Spreadsheet.libreOffice(FILE) + ";;;;\n;;;;\n")).isEqualTo(before);
    }

    @Test
    void a_day_that_a_spreadsheet_wrote_anew_is_named_with_row_and_column() {
        String twice = Spreadsheet.excel(Spreadsheet.excel(FILE));

        assertThat(refused(twice.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("/2/tanggal", "/3/tanggal");
    }

    @Test
    void letters_of_another_encoding_are_not_lost_on_the_way_in() {
        byte[] windows = FILE.replace("ganda", "gandaé").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(windows)).isEmpty();
    }

    private static List<AnswerLine> answers(String file) throws IOException {
        return MinistryFile.answers(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> refused(byte[] file) {
        var refused =
                catchThrowableOfType(
                        RefusedException.class,
                        () -> MinistryFile.answers(new ByteArrayInputStream(file)));
        assertThat(refused.refusal().code()).isEqualTo(ProposalCode.ANSWER_FILE_MALFORMED);
        return refused.refusal().errors().stream().map(one -> one.pointer()).toList();
    }
}
