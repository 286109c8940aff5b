package id.dinsos.cases.letter;

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
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfWriter;
import com.lowagie.text.pdf.draw.LineSeparator;
import id.dinsos.cases.letter.LetterEvent.Signatory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A letter on A4: the letterhead, the number, the text, who signed it, and the code by which
 * anybody can ask whether it is one of ours. The letters are those of DejaVu, embedded.
 */
final class LetterPdfFile {
    private static final int MARGIN = 56;
    private static final int CODE_SIZE = 110;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of("id"));
    private static final BaseFont PLAIN = letters("DejaVuSansCondensed.ttf");
    private static final BaseFont BOLD = letters("DejaVuSansCondensed-Bold.ttf");
    private static final Font HEAD = new Font(BOLD, 14);
    private static final Font TITLE = new Font(BOLD, 12);
    private static final Font TEXT = new Font(PLAIN, 10);
    private static final Font SMALL = new Font(PLAIN, 8);

    private LetterPdfFile() {}

    /**
     * What stands on it.
     *
     * @param office lines of the letterhead
     * @param check where it can be asked about
     */
    record Sheet(
            List<String> office,
            String title,
            String number,
            LocalDate day,
            List<String> paragraphs,
            Signatory signatory,
            String check) {}

    static byte[] of(Sheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, 40, 48);
        PdfWriter.getInstance(document, out);
        document.addTitle(sheet.title + " " + sheet.number);
        document.open();
        sheet.office.forEach(line -> document.add(paragraph(line, HEAD, Element.ALIGN_CENTER, 0)));
        LineSeparator line = new LineSeparator();
        line.setOffset(-6);
        document.add(line);
        document.add(paragraph(sheet.title, TITLE, Element.ALIGN_CENTER, 22));
        document.add(paragraph("Nomor: " + sheet.number, TEXT, Element.ALIGN_CENTER, 2));
        for (String text : sheet.paragraphs) {
            document.add(paragraph(text, TEXT, Element.ALIGN_JUSTIFIED, 12));
        }
        document.add(paragraph(sheet.day.format(DAY), TEXT, Element.ALIGN_RIGHT, 28));
        document.add(paragraph(sheet.signatory.position(), TEXT, Element.ALIGN_RIGHT, 2));
        document.add(paragraph(sheet.signatory.name(), TITLE, Element.ALIGN_RIGHT, 2));
        document.add(code(sheet.check));
        document.add(
                paragraph(
                        "Keaslian surat dapat diperiksa melalui " + sheet.check,
                        SMALL,
                        Element.ALIGN_LEFT,
                        2));
        document.close();
        return out.toByteArray();
    }

    private static Paragraph paragraph(String text, Font font, int alignment, float before) {
        Paragraph paragraph = new Paragraph(Normalizer.normalize(text, Normalizer.Form.NFC), font);
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBefore(before);
        return paragraph;
    }

    private static Image code(String text) {
        try {
            BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            int width = bits.getWidth();
            byte[] grey = new byte[width * bits.getHeight()];
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < width; x++) {
                    grey[y * width + x] = (byte) (bits.get(x, y) ? 0 : 0xff);
                }
            }
            Image image = Image.getInstance(width, bits.getHeight(), 1, 8, grey);
            image.scaleAbsolute(CODE_SIZE, CODE_SIZE);
            return image;
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BaseFont letters(String file) {
        String path = "/net/sf/jasperreports/fonts/dejavu/" + file;
        try (InputStream in = LetterPdfFile.class.getResourceAsStream(path)) {
            byte[] font = Objects.requireNonNull(in, path).readAllBytes();
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
