package id.dinsos.disbursement.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report as a workbook. */
class SheetFileTest {
    @Test
    void a_long_remark_makes_no_column_that_hides_the_others(@TempDir Path folder)
            throws IOException {
        byte[] file =
                SheetFile.xlsx(
                        "Uji",
                        List.of("id", "rupiah", "hari", "catatan"),
                        List.of(
                                List.of("007", "600000", "2026-11-28", "x".repeat(300)),
                                List.of("008", "1", "2026-11-29", "")));

        assertThat(sheet(file, folder))
                .contains("state=\"frozen\"", "<autoFilter ref=\"A1:D3\"", "<v>600000</v>")
                .containsPattern("<col [^>]*width=\"6[.\"]")
                .containsPattern("<col [^>]*width=\"40[.\"]")
                .doesNotContain("<v>7</v>");
    }

    private static String sheet(byte[] file, Path folder) throws IOException {
        Path saved = Files.write(folder.resolve("uji.xlsx"), file);
        try (ZipFile zip = new ZipFile(saved.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
