package id.dinsos.disbursement.channel.list;

import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import id.dinsos.disbursement.channel.list.VoucherSheet.Voucher;
import java.io.OutputStream;
import java.util.List;

/**
 * The vouchers of a village on A4, eight on a page to be cut apart: on each the office, what it is
 * worth and until when, by whom it is fetched, its number, and its code to be typed and in a square
 * for a camera.
 */
public final class VoucherSheetFile {
    /** On a page, two beside each other. */
    static final int EACH = 8;

    private static final int HEIGHT = 186;
    private static final int SQUARE = 76;
    private static final int LINE = 12;

    private VoucherSheetFile() {}

    public static void write(VoucherSheet sheet, OutputStream out) {
        PaperFile paper = new PaperFile(out, "Kupon " + sheet.programme(), "");
        List<Voucher> all = sheet.vouchers();
        int pages = (all.size() + EACH - 1) / EACH;
        for (int page = 1; page <= pages; page++) {
            if (page > 1) {
                paper.newPage();
            }
            int from = (page - 1) * EACH;
            PdfPTable table = new PdfPTable(2);
            table.setWidthPercentage(100);
            all.subList(from, Math.min(from + EACH, all.size()))
                    .forEach(voucher -> table.addCell(voucher(sheet, voucher)));
            table.completeRow();
            paper.add(table);
            paper.pageNumber(page, pages);
        }
        paper.close();
    }

    private static PdfPCell voucher(VoucherSheet sheet, Voucher voucher) {
        PdfPTable inside = new PdfPTable(1);
        sheet.letterhead().stream().limit(2).forEach(one -> line(inside, one, PaperFile.HEAD, 1));
        line(
                inside,
                "KUPON " + sheet.programme().toUpperCase(PaperFile.INDONESIAN),
                PaperFile.HEAD,
                2);
        PdfPTable beside = new PdfPTable(2);
        beside.setWidths(new int[] {66, 34});
        beside.addCell(bare(new PdfPCell(words(sheet, voucher))));
        Image square = PaperFile.square(voucher.scanned());
        square.scaleAbsolute(SQUARE, SQUARE);
        beside.addCell(bare(new PdfPCell(square)));
        inside.addCell(bare(new PdfPCell(beside)));
        line(inside, "Senilai: " + sheet.each(), PaperFile.TEXT, 2);
        line(inside, "Diambil di: " + sheet.warehouse(), PaperFile.TEXT, 1);
        line(inside, "Berlaku: " + days(sheet), PaperFile.TEXT, 1);
        PdfPCell cell = new PdfPCell(inside);
        cell.setFixedHeight(HEIGHT);
        cell.setPadding(6);
        return cell;
    }

    private static PdfPTable words(VoucherSheet sheet, Voucher voucher) {
        PdfPTable words = new PdfPTable(1);
        line(words, "Nomor: " + voucher.number(), PaperFile.HEAD, 1);
        line(words, "Kode: " + voucher.code(), PaperFile.HEAD, 1);
        line(words, "Nama: " + voucher.name(), PaperFile.TEXT, 2);
        line(words, "NIK: " + voucher.nik(), PaperFile.TEXT, 1);
        line(
                words,
                "Bulan: %s, desa/kel. %s"
                        .formatted(PaperFile.months(sheet.month()), sheet.village()),
                PaperFile.TEXT,
                1);
        return words;
    }

    private static String days(VoucherSheet sheet) {
        var from = sheet.from();
        String first = from == null ? "" : PaperFile.day(from) + " ";
        return first + "s.d. " + PaperFile.day(sheet.until());
    }

    /** What takes more lines than it has is cut: a table that is too high would not be printed. */
    private static void line(PdfPTable table, String text, Font font, int lines) {
        PdfPCell cell = new PdfPCell(new Phrase(PaperFile.composed(text), font));
        cell.setLeading(LINE - 2, 0);
        cell.setPadding(0);
        cell.setFixedHeight(LINE * lines);
        table.addCell(bare(cell));
    }

    private static PdfPCell bare(PdfPCell cell) {
        cell.setBorder(Rectangle.NO_BORDER);
        return cell;
    }
}
