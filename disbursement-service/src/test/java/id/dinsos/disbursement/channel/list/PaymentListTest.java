package id.dinsos.disbursement.channel.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import id.dinsos.disbursement.channel.list.PaymentList.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a village signs says whose list it is, how much each page is, and that no page is missing.
 */
class PaymentListTest {
    @Test
    void each_page_has_its_sum_its_number_and_the_code_and_the_last_one_the_sum_of_all()
            throws IOException {
        List<String> pages = pages(list(45));

        assertThat(pages).hasSize(3);
        assertThat(pages.get(0))
                .contains("PEMERINTAH KABUPATEN LAMONGAN", "DINAS SOSIAL")
                .contains("DAFTAR NOMINATIF PENERIMA SEMBAKO TUNAI")
                .contains("Bulan: November 2026", "188/45/2026", "3 November 2026", "35.24.01.2001")
                .contains("Penerima 1", "3524************", "Tanda tangan")
                .contains("4.000.000")
                .contains("Halaman 1 dari 3", "0123-4567-89AB")
                .doesNotContain("Jumlah seluruhnya");
        assertThat(pages.get(1)).contains("Halaman 2 dari 3", "0123-4567-89AB");
        assertThat(pages.get(2))
                .contains("1.000.000", "Jumlah seluruhnya (45 penerima)", "9.000.000")
                .contains("Mengetahui, Kepala Desa/Lurah", "Bendahara")
                .contains("Halaman 3 dari 3");
    }

    @Test
    void a_full_page_and_all_its_signatures_stay_on_one_page() throws IOException {
        assertThat(pages(list(PaymentListFile.ROWS))).hasSize(1);
        assertThat(pages(list(PaymentListFile.ROWS + 1))).hasSize(2);
    }

    @Test
    void a_code_is_known_with_and_without_its_groups() {
        assertThat(PaymentList.codeOf("0123456789abcdef")).isEqualTo("0123-4567-89AB");
        assertThat(PaymentList.plain("0123-4567-89AB")).isEqualTo("0123456789ab");
        assertThat(PaymentList.plain(" 0123456789ab ")).isEqualTo("0123456789ab");
        assertThat(PaymentList.plain("0123")).isNull();
        assertThat(PaymentList.plain("' or 1=1 --")).isNull();
    }

    @Test
    void an_office_without_a_letterhead_has_that_of_the_nearest_above_it() {
        Letterheads all =
                new Letterheads(
                        Map.of("*", List.of("X"), "35", List.of("P"), "35.24", List.of("L")));

        assertThat(all.of("35.24")).containsExactly("L");
        assertThat(all.of("35.25")).containsExactly("P");
        assertThat(all.of("64.08")).containsExactly("X");
    }

    private static PaymentList list(int rows) {
        List<Row> all = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            all.add(new Row("Penerima " + i, "3524************", 200_000));
        }
        return new PaymentList(
                List.of("PEMERINTAH KABUPATEN LAMONGAN", "DINAS SOSIAL"),
                "Sembako tunai",
                "2026-11",
                "35.24.01.2001",
                "188/45/2026",
                LocalDate.of(2026, 11, 3),
                PaymentList.codeOf("0123456789abcdef"),
                all);
    }

    private static List<String> pages(PaymentList list) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PaymentListFile.write(list, out);
        List<String> pages = new ArrayList<>();
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(out.toByteArray()))) {
            PdfTextExtractor text = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(text.getTextFromPage(page));
            }
        }
        return pages;
    }
}
