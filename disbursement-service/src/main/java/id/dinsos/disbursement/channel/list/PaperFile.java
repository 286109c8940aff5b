package id.dinsos.disbursement.channel.list;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every paper that people sign is made of, on A4: letterhead, decree, rows, boxes for
 * signatures, and on every page its number, how many there are, and the code that verifies the
 * paper. The letters are those of DejaVu, embedded, so that no letter of a name is left out.
 */
final class PaperFile {
    /** Twenty rows and all that stands around them fit on the first page and on the last. */
    static final int ROWS = 20;

    static final Locale INDONESIAN = Locale.of("id", "ID");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", INDONESIAN);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", INDONESIAN);
    private static final Pattern MONTHS = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final int MARGIN = 36;
    private static final int ROW_HEIGHT = 22;
    private static final int SIGNATURE_HEIGHT = 70;
    private static final BaseFont PLAIN = letters("DejaVuSansCondensed.ttf");
    private static final BaseFont BOLD = letters("DejaVuSansCondensed-Bold.ttf");
    static final Font TITLE = new Font(BOLD, 11);
    static final Font HEAD = new Font(BOLD, 8);
    static final Font TEXT = new Font(PLAIN, 8);

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, 54);
    private final PdfWriter writer;
    private final String code;

    PaperFile(OutputStream out, String title, String code) {
        this.writer = PdfWriter.getInstance(document, out);
        this.code = code;
        document.addTitle(title);
        document.open();
    }

    void letterhead(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            centred(lines.get(i), i < 2 ? TITLE : TEXT);
        }
        PdfPTable line = new PdfPTable(1);
        line.setWidthPercentage(100);
        PdfPCell rule = new PdfPCell(new Phrase(""));
        rule.setBorder(Rectangle.BOTTOM);
        rule.setBorderWidth(1.5f);
        line.addCell(rule);
        document.add(line);
    }

    void title(String text) {
        Paragraph title = new Paragraph(text, TITLE);
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingBefore(8);
        document.add(title);
    }

    void centred(String text, Font font) {
        Paragraph paragraph = new Paragraph(composed(text), font);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        document.add(paragraph);
    }

    void text(String text) {
        Paragraph paragraph = new Paragraph(composed(text), TEXT);
        paragraph.setSpacingBefore(6);
        document.add(paragraph);
    }

    /** Nothing where no decree names the recipients. */
    void decree(String number, @Nullable LocalDate date) {
        if (!number.isEmpty()) {
            String on = date == null ? "" : " tanggal " + day(date);
            centred("Keputusan nomor %s%s".formatted(number, on), TEXT);
        }
    }

    static PdfPTable table(int[] widths, List<String> names) {
        PdfPTable table = new PdfPTable(widths.length);
        table.setWidths(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        for (String name : names) {
            cell(table, name, HEAD, Element.ALIGN_CENTER);
        }
        return table;
    }

    static void cell(PdfPTable table, String text, Font font, int alignment) {
        PdfPCell cell = new PdfPCell(new Phrase(composed(text), font));
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        // A name of two lines would push the last row to the next page: it is cut, not the list.
        cell.setFixedHeight(ROW_HEIGHT);
        table.addCell(cell);
    }

    /** A line over so many columns. */
    static void wide(PdfPTable table, String text, int columns) {
        PdfPCell name = new PdfPCell(new Phrase(composed(text), HEAD));
        name.setColspan(columns);
        name.setVerticalAlignment(Element.ALIGN_MIDDLE);
        table.addCell(name);
    }

    void add(PdfPTable table) {
        document.add(table);
    }

    void signatures(List<String> offices) {
        PdfPTable boxes = new PdfPTable(offices.size());
        boxes.setWidthPercentage(100);
        boxes.setSpacingBefore(8);
        for (String office : offices) {
            PdfPCell box = new PdfPCell(new Phrase(office, TEXT));
            box.setHorizontalAlignment(Element.ALIGN_CENTER);
            box.setFixedHeight(SIGNATURE_HEIGHT);
            boxes.addCell(box);
        }
        document.add(boxes);
    }

    void newPage() {
        document.newPage();
    }

    void footer(int page, int pages) {
        var content = writer.getDirectContent();
        Barcode128 bars = new Barcode128();
        bars.setCode(code);
        bars.setFont(null);
        bars.setBarHeight(18);
        Image image = bars.createImageWithBarcode(content, null, null);
        image.setAbsolutePosition(MARGIN, 30);
        document.add(image);
        ColumnText.showTextAligned(
                content,
                Element.ALIGN_LEFT,
                new Phrase("Kode verifikasi: " + code, TEXT),
                MARGIN,
                20,
                0);
        pageNumber(page, pages);
    }

    void pageNumber(int page, int pages) {
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_RIGHT,
                new Phrase("Halaman %d dari %d".formatted(page, pages), TEXT),
                PageSize.A4.getWidth() - MARGIN,
                20,
                0);
    }

    /** For a camera, one dot a point, to be made larger. */
    static Image square(String text) {
        try {
            BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            int width = bits.getWidth();
            byte[] grey = new byte[width * width];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (byte) (bits.get(i % width, i / width) ? 0 : 0xff);
            }
            return Image.getInstance(width, width, 1, 8, grey);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        document.close();
    }

    static String day(LocalDate date) {
        return date.format(DAY);
    }

    /** Each month that a text names as {@code 2026-11}, in words. */
    static String months(String text) {
        return MONTHS.matcher(text).replaceAll(one -> YearMonth.parse(one.group()).format(MONTH));
    }

    static String number(long number) {
        return String.format(INDONESIAN, "%,d", number);
    }

    /** A letter and its accent, written apart, are one letter of the font. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static BaseFont letters(String file) {
        String path = "/net/sf/jasperreports/fonts/dejavu/" + file;
        try (InputStream in = PaperFile.class.getResourceAsStream(path)) {
            byte[] font = Objects.requireNonNull(in, path).readAllBytes();
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
