package id.dinsos.registry.export;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.FontFactory;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.util.List;

/** A table on A4: the names on every page, below them the stamp and the page's number. */
final class PdfFile implements SheetFile {
    private static final int ROWS_IN_MEMORY = 200;
    private static final int MARGIN = 36;
    private static final Font TITLE = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 12);
    private static final Font HEAD = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 7);
    private static final Font TEXT = FontFactory.getFont(FontFactory.HELVETICA, 7);

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, 48);
    private final PdfPTable table;
    private int rows;

    PdfFile(OutputStream out, String title, String stamp, List<String> names, int[] widths) {
        PdfWriter.getInstance(document, out).setPageEvent(new Footer(stamp));
        document.addTitle(title);
        document.open();
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
        table.addCell(new PdfPCell(new Phrase(text, font)));
    }

    @Override
    public void close() {
        table.setComplete(true);
        document.add(table);
        document.close();
    }

    private static final class Footer extends PdfPageEventHelper {
        private final String stamp;

        Footer(String stamp) {
            this.stamp = stamp;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document page) {
            var content = writer.getDirectContent();
            ColumnText.showTextAligned(
                    content, Element.ALIGN_LEFT, new Phrase(stamp, TEXT), MARGIN, 28, 0);
            ColumnText.showTextAligned(
                    content,
                    Element.ALIGN_RIGHT,
                    new Phrase("Halaman " + page.getPageNumber(), TEXT),
                    PageSize.A4.getWidth() - MARGIN,
                    28,
                    0);
        }
    }
}
