package id.dinsos.disbursement.channel.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import id.dinsos.disbursement.channel.list.VoucherSheet.Voucher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands on the vouchers of a village, eight on a page. */
class VoucherSheetTest {
    private static final String LONG = "Raden Ayu Siti Nurhaliza Kusumawardhani ".repeat(4);

    @Test
    void each_says_its_number_code_worth_and_days_and_a_long_name_cuts_none_of_it()
            throws IOException {
        byte[] pdf = written(sheet(9));
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf))) {
            assertThat(reader.getNumberOfPages()).isEqualTo(2);
            // A line may break anywhere.
            String first = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
            String last = new PdfTextExtractor(reader).getTextFromPage(2).replaceAll("\\s+", " ");
            assertThat(first)
                    .contains("PEMERINTAH KABUPATEN LAMONGAN", "KUPON PROGRAM SEMBAKO")
                    .contains("Nomor: 35.24/2026/000001", "Kode: 0001-4567-89AB")
                    .contains("Nomor: 35.24/2026/000008", "Kode: 0008-4567-89AB")
                    .contains("NIK: 3524************", "1 paket Paket sembako")
                    .contains("1 Desember 2026 s.d. 15 Desember 2026", "Halaman 1 dari 2");
            assertThat(last)
                    .contains("Nomor: 35.24/2026/000009", "Halaman 2 dari 2")
                    .doesNotContain("000008");
        }
    }

    private static byte[] written(VoucherSheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VoucherSheetFile.write(sheet, out);
        return out.toByteArray();
    }

    private static VoucherSheet sheet(int vouchers) {
        return new VoucherSheet(
                List.of("PEMERINTAH KABUPATEN LAMONGAN", "DINAS SOSIAL", "Jl. Soewoko 1"),
                "Program Sembako",
                "2026-11",
                "35.24.01.2001",
                "Gudang Induk",
                "1 paket Paket sembako",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 15),
                IntStream.rangeClosed(1, vouchers)
                        .mapToObj(i ->
                                new Voucher(
                                        "35.24/2026/%06d".formatted(i),
                                        LONG + i,
                                        "3524************",
                                        "%04d-4567-89AB".formatted(i),
                                        "00000000-0000-0000-0000-000000000001/%04d".formatted(i)))
                        .toList());
    }
}
