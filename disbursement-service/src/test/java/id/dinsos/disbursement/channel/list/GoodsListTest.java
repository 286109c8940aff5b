package id.dinsos.disbursement.channel.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import id.dinsos.disbursement.channel.list.GoodsList.Record;
import id.dinsos.disbursement.channel.list.GoodsList.Row;
import id.dinsos.disbursement.channel.list.GoodsList.Sum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a village signs for goods: who stands on it, how many, and what was handed over. */
class GoodsListTest {
    @Test
    void each_page_says_how_many_its_number_and_the_code_and_the_record_follows_the_list()
            throws IOException {
        List<String> pages = pages(list(45, null));

        assertThat(pages).hasSize(4);
        assertThat(pages.get(0))
                .contains("PEMERINTAH KABUPATEN LAMONGAN", "188/45/2026", "3 November 2026")
                .contains("Keluarga 1", "3524************", "1 paket Paket sembako")
                .contains("Jumlah halaman ini: 20 keluarga", "Halaman 1 dari 4", "0123-4567-89AB")
                .doesNotContain("Jumlah seluruhnya");
        assertThat(pages.get(2))
                .contains("Jumlah halaman ini: 5 keluarga", "Jumlah seluruhnya: 45 keluarga")
                .contains("Mengetahui, Kepala Desa/Lurah");
        assertThat(pages.get(3))
                .contains("BERITA ACARA SERAH TERIMA BARANG", "Gudang Induk", "Beras", "450")
                .contains("Halaman 4 dari 4", "0123-4567-89AB");
    }

    @Test
    void a_record_that_was_entered_says_what_was_handed_over_and_what_came_back()
            throws IOException {
        String last = pages(list(45, new Record("BAST/7", LocalDate.of(2026, 11, 20), 43))).get(3);

        assertThat(last).contains("Nomor: BAST/7", "20 November 2026", "kepada 43 keluarga");
        assertThat(last).contains("450", "430", "20");
    }

    @Test
    void a_full_page_of_families_stays_one_page_before_the_record() throws IOException {
        assertThat(pages(list(GoodsListFile.ROWS, null))).hasSize(2);
        assertThat(pages(list(GoodsListFile.ROWS + 1, null))).hasSize(3);
    }

    private static GoodsList list(int families, @Nullable Record record) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= families; i++) {
            rows.add(new Row("Keluarga " + i, "3524************"));
        }
        return new GoodsList(
                List.of("PEMERINTAH KABUPATEN LAMONGAN", "DINAS SOSIAL"),
                "Sembako natura",
                "2026-11",
                "35.24.01.2001",
                "188/45/2026",
                LocalDate.of(2026, 11, 3),
                "Gudang Induk",
                LocalDate.of(2026, 11, 19),
                "1 paket Paket sembako",
                rows,
                List.of(new Sum("Beras", "kg", families * 10L)),
                record,
                PaymentList.codeOf("0123456789abcdef"));
    }

    private static List<String> pages(GoodsList list) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoodsListFile.write(list, out);
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
