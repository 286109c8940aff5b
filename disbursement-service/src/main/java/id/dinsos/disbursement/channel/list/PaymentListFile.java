package id.dinsos.disbursement.channel.list;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.Barcode128;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import id.dinsos.disbursement.channel.list.PaymentList.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A list of recipients on A4: letterhead, decree, a box for each signature, the sum of each page
 * and of the whole, and on every page its number, how many there are, and the code that verifies
 * the list. The letters are those of DejaVu, embedded, so that no letter of a name is left out.
 */
public final class PaymentListFile {
    /** Twenty rows and all that stands around them fit on the first page and on the last. */
    static final int ROWS = 20;

    private static final Locale INDONESIAN = Locale.of("id", "ID");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", INDONESIAN);
    private static final int MARGIN = 36;
    private static final int ROW_HEIGHT = 22;
    private static final int SIGNATURE_HEIGHT = 70;
    private static final int COLUMNS = 5;
    private static final int[] WIDTHS = {6, 34, 22, 18, 20};
    private static final BaseFont PLAIN = letters("DejaVuSansCondensed.ttf");
    private static final BaseFont BOLD = letters("DejaVuSansCondensed-Bold.ttf");
    private static final Font TITLE = new Font(BOLD, 11);
    private static final Font HEAD = new Font(BOLD, 8);
    private static final Font TEXT = new Font(PLAIN, 8);

    private final PaymentList list;
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, 54);
    private final PdfWriter writer;

    private PaymentListFile(PaymentList list, OutputStream out) {
        this.list = list;
        this.writer = PdfWriter.getInstance(document, out);
    }

    public static void write(PaymentList list, OutputStream out) {
        new PaymentListFile(list, out).write();
    }

    private void write() {
        document.addTitle("Daftar nominatif " + list.programme());
        document.open();
        List<Row> rows = list.rows();
        int pages = Math.max(1, (rows.size() + ROWS - 1) / ROWS);
        long all = 0;
        for (int page = 1; page <= pages; page++) {
            if (page == 1) {
                heading();
            } else {
                document.newPage();
            }
            int from = (page - 1) * ROWS;
            List<Row> some = rows.subList(from, Math.min(from + ROWS, rows.size()));
            long sum = some.stream().mapToLong(Row::amountRupiah).sum();
            all = Math.addExact(all, sum);
            PdfPTable table = table(from, some);
            total(table, "Jumlah halaman ini", sum);
            if (page == pages) {
                total(table, "Jumlah seluruhnya (%d penerima)".formatted(rows.size()), all);
            }
            document.add(table);
            if (page == pages) {
                signatures();
            }
            footer(page, pages);
        }
        document.close();
    }

    private void heading() {
        for (int i = 0; i < list.letterhead().size(); i++) {
            centred(list.letterhead().get(i), i < 2 ? TITLE : TEXT);
        }
        PdfPTable line = new PdfPTable(1);
        line.setWidthPercentage(100);
        PdfPCell rule = new PdfPCell(new Phrase(""));
        rule.setBorder(Rectangle.BOTTOM);
        rule.setBorderWidth(1.5f);
        line.addCell(rule);
        document.add(line);
        Paragraph title =
                new Paragraph(
                        "DAFTAR NOMINATIF PENERIMA " + list.programme().toUpperCase(INDONESIAN),
                        TITLE);
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingBefore(8);
        document.add(title);
        centred("Bulan: %s".formatted(list.months()), TEXT);
        centred("Desa/kelurahan: %s".formatted(list.village()), TEXT);
        if (!list.decree().isEmpty()) {
            String on =
                    list.decreeDate() == null
                            ? ""
                            : " tanggal " + Objects.requireNonNull(list.decreeDate()).format(DAY);
            centred("Keputusan nomor %s%s".formatted(list.decree(), on), TEXT);
        }
    }

    private void centred(String text, Font font) {
        Paragraph paragraph = new Paragraph(composed(text), font);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        document.add(paragraph);
    }

    private static PdfPTable table(int from, List<Row> rows) {
        PdfPTable table = new PdfPTable(COLUMNS);
        table.setWidths(WIDTHS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        for (String name : List.of("No", "Nama penerima", "NIK", "Jumlah (Rp)", "Tanda tangan")) {
            cell(table, name, HEAD, Element.ALIGN_CENTER);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            cell(table, Integer.toString(from + i + 1), TEXT, Element.ALIGN_RIGHT);
            cell(table, row.name(), TEXT, Element.ALIGN_LEFT);
            cell(table, row.nik(), TEXT, Element.ALIGN_LEFT);
            cell(table, rupiah(row.amountRupiah()), TEXT, Element.ALIGN_RIGHT);
            cell(table, "", TEXT, Element.ALIGN_LEFT);
        }
        return table;
    }

    private static void total(PdfPTable table, String what, long sum) {
        PdfPCell name = new PdfPCell(new Phrase(what, HEAD));
        name.setColspan(3);
        table.addCell(name);
        cell(table, rupiah(sum), HEAD, Element.ALIGN_RIGHT);
        cell(table, "", TEXT, Element.ALIGN_LEFT);
    }

    private static void cell(PdfPTable table, String text, Font font, int alignment) {
        PdfPCell cell = new PdfPCell(new Phrase(composed(text), font));
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        // A name of two lines would push the last row to the next page: it is cut, not the list.
        cell.setFixedHeight(ROW_HEIGHT);
        table.addCell(cell);
    }

    private void signatures() {
        PdfPTable boxes = new PdfPTable(3);
        boxes.setWidthPercentage(100);
        boxes.setSpacingBefore(8);
        for (String who :
                List.of("Mengetahui, Kepala Desa/Lurah", "Petugas penyalur", "Bendahara")) {
            PdfPCell box = new PdfPCell(new Phrase(who, TEXT));
            box.setHorizontalAlignment(Element.ALIGN_CENTER);
            box.setFixedHeight(SIGNATURE_HEIGHT);
            boxes.addCell(box);
        }
        document.add(boxes);
    }

    private void footer(int page, int pages) {
        var content = writer.getDirectContent();
        Barcode128 bars = new Barcode128();
        bars.setCode(list.code());
        bars.setFont(null);
        bars.setBarHeight(18);
        Image image = bars.createImageWithBarcode(content, null, null);
        image.setAbsolutePosition(MARGIN, 30);
        document.add(image);
        ColumnText.showTextAligned(
                content,
                Element.ALIGN_LEFT,
                new Phrase("Kode verifikasi: " + list.code(), TEXT),
                MARGIN,
                20,
                0);
        ColumnText.showTextAligned(
                content,
                Element.ALIGN_RIGHT,
                new Phrase("Halaman %d dari %d".formatted(page, pages), TEXT),
                PageSize.A4.getWidth() - MARGIN,
                20,
                0);
    }

    static String rupiah(long amount) {
        return String.format(INDONESIAN, "%,d", amount);
    }

    /** A letter and its accent, written apart, are one letter of the font. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static BaseFont letters(String file) {
        String path = "/net/sf/jasperreports/fonts/dejavu/" + file;
        try (InputStream in = PaymentListFile.class.getResourceAsStream(path)) {
            byte[] font = Objects.requireNonNull(in, path).readAllBytes();
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
