package id.dinsos.registry.export;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table on A4: whose paper it is, the names on every page, below them the stamp and the page of
 * how many. The letters are those of DejaVu, embedded: the fonts every PDF reader has know the
 * letters of Western Europe alone and leave out the rest of a name without a word. A letter that
 * DejaVu has not is a box.
 */
final class PdfFile implements SheetFile {
    private static final int ROWS_IN_MEMORY = 200;
    static final int MARGIN = 36;
    private static final BaseFont PLAIN = letters("DejaVuSansCondensed.ttf");
    private static final BaseFont BOLD = letters("DejaVuSansCondensed-Bold.ttf");
    static final Font TITLE = new Font(BOLD, 12);
    static final Font HEAD = new Font(BOLD, 7);
    static final Font TEXT = new Font(PLAIN, 7);

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, 48);
    private final PdfPTable table;
    private int rows;

    PdfFile(
            OutputStream out,
            String office,
            String title,
            String stamp,
            List<String> names,
            int[] widths) {
        PdfWriter.getInstance(document, out).setPageEvent(new Footer(stamp));
        document.addTitle(title);
        document.open();
        Paragraph letterhead = new Paragraph(office, TITLE);
        letterhead.setAlignment(Element.ALIGN_CENTER);
        document.add(letterhead);
        document.add(new Paragraph(title, TITLE));
        table = new PdfPTable(names.size());
        table.setWidths(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        table.setHeaderRows(1);
        table.setComplete(false);
        names.forEach(name -> add(name, HEAD));
    }

    @Override
    public void row(List<String> cells) {
        cells.forEach(cell -> add(cell, TEXT));
        rows++;
        if (rows % ROWS_IN_MEMORY == 0) {
            document.add(table);
        }
    }

    private void add(String text, Font font) {
        // A letter and its accent, written apart, are one letter of the font.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        PdfPCell cell = new PdfPCell(new Phrase(composed, font));
        if (Bidi.requiresBidi(composed.toCharArray(), 0, composed.length())) {
            cell.setRunDirection(PdfWriter.RUN_DIRECTION_LTR);
        }
        table.addCell(cell);
    }

    private static BaseFont letters(String file) {
        String path = "/net/sf/jasperreports/fonts/dejavu/" + file;
        try (InputStream in = PdfFile.class.getResourceAsStream(path)) {
            byte[] font = Objects.requireNonNull(in, path).readAllBytes();
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        table.setComplete(true);
        document.add(table);
        document.close();
    }

    private static final class Footer extends PdfPageEventHelper {
        private static final int NUMBER = 20;
        private final String stamp;
        private @Nullable PdfTemplate total;
        private int pages;

        Footer(String stamp) {
            this.stamp = stamp;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document page) {
            pages++;
            var content = writer.getDirectContent();
            if (total == null) {
                total = content.createTemplate(NUMBER, 10);
            }
            float right = PageSize.A4.getWidth() - MARGIN - NUMBER;
            content.addTemplate(total, right, 28);
            ColumnText.showTextAligned(
                    content, Element.ALIGN_LEFT, new Phrase(stamp, TEXT), MARGIN, 28, 0);
            ColumnText.showTextAligned(
                    content,
                    Element.ALIGN_RIGHT,
                    new Phrase("Halaman %d dari ".formatted(pages), TEXT),
                    right,
                    28,
                    0);
        }

        /** How many there are is known at the end; until then each page has a place for it. */
        @Override
        public void onCloseDocument(PdfWriter writer, Document closed) {
            if (total != null) {
                total.beginText();
                total.setFontAndSize(PLAIN, 7);
                total.showText(Integer.toString(pages));
                total.endText();
            }
        }
    }
}
