package id.dinsos.disbursement.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A report as a workbook. */
class SheetFileTest {
    @Test
    void a_long_remark_makes_no_column_that_hides_the_others() throws IOException {
        byte[] file =
                SheetFile.xlsx(
                        "Uji",
                        List.of("id", "rupiah", "hari", "catatan"),
                        List.of(
                                List.of("007", "600000", "2026-11-28", "x".repeat(300)),
                                List.of("008", "1", "2026-11-29", "")));

        assertThat(sheet(file))
                .contains("state=\"frozen\"", "<autoFilter ref=\"A1:D3\"", "<v>600000</v>")
                .containsPattern("<col [^>]*width=\"5[.\"]")
                .containsPattern("<col [^>]*width=\"40[.\"]")
                .doesNotContain("<v>7</v>");
    }

    private static String sheet(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
                if (one.getName().equals("xl/worksheets/sheet1.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("no sheet");
    }
}
