package id.dinsos.registry.export;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.util.List;

/**
 * The empty form of a visit to a family, one page: whoever goes there writes by hand what stands in
 * the house and what is owned, and sends a picture of it with the photos, as a form in evidence.
 */
final class VisitFormFile {
    private static final int ROW_HEIGHT = 18;
    private static final int NOTE_HEIGHT = 44;
    private static final int SIGNATURE_HEIGHT = 58;
    private static final String DOTS = "…………………………";

    private static final List<Part> PARTS =
            List.of(
                    new Part(
                            "B. Keluarga",
                            List.of(
                                    line("NIK / Nomor KK", ""),
                                    line("Nama kepala keluarga", ""),
                                    line("Alamat, RT/RW", ""),
                                    line("Anggota (balita / lansia / disabilitas)", ""),
                                    line("Pekerjaan, penghasilan per bulan", ""))),
                    new Part(
                            "C. Rumah",
                            List.of(
                                    line("Status", "Milik sendiri", "Sewa", "Menumpang", DOTS),
                                    line("Luas lantai (m2)", ""),
                                    line("Lantai", "Tanah", "Semen", "Keramik", DOTS),
                                    line("Dinding", "Bambu", "Kayu", "Tembok", DOTS),
                                    line("Atap", "Rumbia", "Seng/asbes", "Genteng", DOTS),
                                    line("Air minum", "Sumur", "PDAM", "Kemasan", DOTS),
                                    line("Penerangan", "PLN, daya ………… VA", "Bukan PLN"),
                                    line("Bahan bakar memasak", "Kayu", "Gas 3 kg", DOTS),
                                    line("Jamban", "Sendiri", "Bersama", "Tidak ada"))),
                    new Part(
                            "D. Aset",
                            List.of(
                                    line("Kendaraan", "Sepeda motor ……", "Mobil ……", DOTS),
                                    line("Lahan (m2), ternak", ""),
                                    line("Emas, tabungan", ""),
                                    line("Elektronik", "Kulkas", "Televisi", "Komputer", DOTS))),
                    new Part(
                            "E. Hasil",
                            List.of(
                                    line("Lintang, bujur", ""),
                                    line("Foto", "Depan rumah", "Ruang dalam", DOTS),
                                    line(
                                            "Keadaan",
                                            "Sesuai",
                                            "Tidak ditemukan",
                                            "Tidak memenuhi syarat",
                                            "Usul/sanggahan tidak benar"))));

    private VisitFormFile() {}

    /**
     * @param place the village and its district, where they are known
     */
    static void write(OutputStream out, String office, String place) {
        int margin = PdfFile.MARGIN;
        Document document = new Document(PageSize.A4, margin, margin, margin, margin);
        var unused = PdfWriter.getInstance(document, out);
        document.addTitle("Formulir kunjungan keluarga");
        document.open();
        centred(document, office);
        centred(document, "FORMULIR KUNJUNGAN KELUARGA");
        add(
                document,
                new Part(
                        "A. Usulan",
                        List.of(
                                line("Nomor usulan", ""),
                                line(
                                        "Jenis",
                                        "Baru",
                                        "Perbaikan",
                                        "Hapus",
                                        "Aktifkan kembali",
                                        "Sanggahan"),
                                new Line("Desa/kelurahan, kecamatan", place),
                                line("Tanggal kunjungan, petugas", ""))));
        PARTS.forEach(part -> add(document, part));
        PdfPTable note = table(1);
        cell(note, "Catatan", NOTE_HEIGHT);
        document.add(note);
        PdfPTable signatures = table(3);
        for (String whose : List.of("Petugas", "Keluarga", "Kepala Desa/Lurah")) {
            cell(signatures, whose, SIGNATURE_HEIGHT);
        }
        document.add(signatures);
        document.close();
    }

    private static void centred(Document document, String text) {
        Paragraph paragraph = new Paragraph(text, PdfFile.TITLE);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        document.add(paragraph);
    }

    private static void add(Document document, Part part) {
        PdfPTable table = table(2);
        table.setWidths(new int[] {30, 70});
        PdfPCell title = new PdfPCell(new Phrase(part.title, PdfFile.HEAD));
        title.setColspan(2);
        table.addCell(title);
        for (Line line : part.lines) {
            cell(table, line.label, ROW_HEIGHT);
            cell(table, line.answer, ROW_HEIGHT);
        }
        document.add(table);
    }

    private static PdfPTable table(int columns) {
        PdfPTable table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        return table;
    }

    private static void cell(PdfPTable table, String text, int height) {
        PdfPCell cell = new PdfPCell(new Phrase(text, PdfFile.TEXT));
        cell.setFixedHeight(height);
        table.addCell(cell);
    }

    /** What may be ticked; one empty choice is a line to write on. */
    private static Line line(String label, String... choices) {
        return new Line(
                label, choices[0].isEmpty() ? "" : "\u2610 " + String.join("   \u2610 ", choices));
    }

    private record Part(String title, List<Line> lines) {}

    private record Line(String label, String answer) {}
}
