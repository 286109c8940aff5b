package id.dinsos.disbursement.channel.list;

import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfPTable;
import id.dinsos.disbursement.channel.list.PaymentList.Row;
import java.io.OutputStream;
import java.util.List;

/**
 * A list of recipients on A4: letterhead, decree, a box for each signature, the sum of each page
 * and of the whole, and on every page its number, how many there are, and the code that verifies
 * the list.
 */
public final class PaymentListFile {
    /** On a page. */
    static final int ROWS = PaperFile.ROWS;

    private static final int[] WIDTHS = {6, 34, 22, 18, 20};

    private final PaymentList list;
    private final PaperFile paper;

    private PaymentListFile(PaymentList list, OutputStream out) {
        this.list = list;
        this.paper = new PaperFile(out, "Daftar nominatif " + list.programme(), list.code());
    }

    public static void write(PaymentList list, OutputStream out) {
        new PaymentListFile(list, out).write();
    }

    private void write() {
        List<Row> rows = list.rows();
        int pages = Math.max(1, (rows.size() + ROWS - 1) / ROWS);
        long all = 0;
        for (int page = 1; page <= pages; page++) {
            if (page == 1) {
                heading();
            } else {
                paper.newPage();
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
            paper.add(table);
            if (page == pages) {
                paper.signatures(
                        List.of("Mengetahui, Kepala Desa/Lurah", "Petugas penyalur", "Bendahara"));
            }
            paper.footer(page, pages);
        }
        paper.close();
    }

    private void heading() {
        paper.letterhead(list.letterhead());
        paper.title(
                "DAFTAR NOMINATIF PENERIMA " + list.programme().toUpperCase(PaperFile.INDONESIAN));
        paper.centred("Bulan: %s".formatted(PaperFile.months(list.months())), PaperFile.TEXT);
        paper.centred("Desa/kelurahan: %s".formatted(list.village()), PaperFile.TEXT);
        paper.decree(list.decree(), list.decreeDate());
    }

    private static PdfPTable table(int from, List<Row> rows) {
        PdfPTable table =
                PaperFile.table(
                        WIDTHS,
                        List.of("No", "Nama penerima", "NIK", "Jumlah (Rp)", "Tanda tangan"));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            cell(table, Integer.toString(from + i + 1), Element.ALIGN_RIGHT);
            cell(table, row.name(), Element.ALIGN_LEFT);
            cell(table, row.nik(), Element.ALIGN_LEFT);
            cell(table, PaperFile.number(row.amountRupiah()), Element.ALIGN_RIGHT);
            cell(table, "", Element.ALIGN_LEFT);
        }
        return table;
    }

    private static void total(PdfPTable table, String what, long sum) {
        PaperFile.wide(table, what, 3);
        PaperFile.cell(table, PaperFile.number(sum), PaperFile.HEAD, Element.ALIGN_RIGHT);
        cell(table, "", Element.ALIGN_LEFT);
    }

    private static void cell(PdfPTable table, String text, int alignment) {
        PaperFile.cell(table, text, PaperFile.TEXT, alignment);
    }
}
