package id.dinsos.disbursement.channel.list;

import com.lowagie.text.Image;
import com.lowagie.text.Paragraph;
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

    private static final int HEIGHT = 182;
    private static final int SQUARE = 76;

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
        for (int i = 0; i < Math.min(2, sheet.letterhead().size()); i++) {
            inside.addCell(bare(new PdfPCell(bold(sheet.letterhead().get(i)))));
        }
        inside.addCell(
                bare(
                        new PdfPCell(
                                bold(
                                        "KUPON "
                                                + sheet.programme()
                                                        .toUpperCase(PaperFile.INDONESIAN)))));
        PdfPTable beside = new PdfPTable(2);
        beside.setWidths(new int[] {66, 34});
        beside.addCell(bare(words(sheet, voucher)));
        Image square = PaperFile.square(voucher.scanned());
        square.scaleAbsolute(SQUARE, SQUARE);
        beside.addCell(bare(new PdfPCell(square)));
        inside.addCell(bare(new PdfPCell(beside)));
        PdfPCell cell = new PdfPCell(inside);
        cell.setFixedHeight(HEIGHT);
        cell.setPadding(6);
        return cell;
    }

    private static PdfPCell words(VoucherSheet sheet, Voucher voucher) {
        PdfPCell cell = new PdfPCell();
        // First what must not be cut where a name takes two lines.
        cell.addElement(new Paragraph(bold("Nomor: " + voucher.number())));
        cell.addElement(new Paragraph(bold("Kode: " + voucher.code())));
        for (String line :
                List.of(
                        "Nama: " + voucher.name(),
                        "NIK: " + voucher.nik(),
                        "Desa/kelurahan: " + sheet.village(),
                        "Bulan: " + sheet.month(),
                        "Senilai: " + sheet.each(),
                        "Diambil di: " + sheet.warehouse(),
                        "Berlaku: " + days(sheet))) {
            cell.addElement(new Paragraph(PaperFile.composed(line), PaperFile.TEXT));
        }
        return cell;
    }

    private static String days(VoucherSheet sheet) {
        var from = sheet.from();
        String first = from == null ? "" : PaperFile.day(from) + " ";
        return first + "s.d. " + PaperFile.day(sheet.until());
    }

    private static Phrase bold(String text) {
        return new Phrase(PaperFile.composed(text), PaperFile.HEAD);
    }

    private static PdfPCell bare(PdfPCell cell) {
        cell.setBorder(Rectangle.NO_BORDER);
        return cell;
    }
}
