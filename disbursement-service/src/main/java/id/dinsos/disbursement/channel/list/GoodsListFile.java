package id.dinsos.disbursement.channel.list;

import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfPTable;
import id.dinsos.disbursement.channel.list.GoodsList.Record;
import id.dinsos.disbursement.channel.list.GoodsList.Row;
import id.dinsos.disbursement.channel.list.GoodsList.Sum;
import java.io.OutputStream;
import java.util.List;

/**
 * The papers of a distribution of goods on A4: the list that families sign, with how many stand on
 * each page and in all, and after it the record of the hand-over (BAST) with what was set aside,
 * what was handed over and what came back. Every page says its number and the code.
 */
public final class GoodsListFile {
    /** On a page of the list. */
    static final int ROWS = PaperFile.ROWS;

    private static final int[] WIDTHS = {6, 30, 22, 24, 18};
    private static final int[] RECORD = {6, 34, 14, 15, 15, 16};

    /** A place to write on. */
    private static final String BLANK = "................................";

    private final GoodsList list;
    private final PaperFile paper;

    private GoodsListFile(GoodsList list, OutputStream out) {
        this.list = list;
        this.paper = new PaperFile(out, "Daftar penerima " + list.programme(), list.code());
    }

    public static void write(GoodsList list, OutputStream out) {
        new GoodsListFile(list, out).write();
    }

    private void write() {
        List<Row> rows = list.rows();
        int last = Math.max(1, (rows.size() + ROWS - 1) / ROWS);
        for (int page = 1; page <= last; page++) {
            if (page == 1) {
                heading("DAFTAR NOMINATIF PENERIMA " + name());
            } else {
                paper.newPage();
            }
            int from = (page - 1) * ROWS;
            List<Row> some = rows.subList(from, Math.min(from + ROWS, rows.size()));
            PdfPTable table = table(from, some);
            PaperFile.wide(
                    table, "Jumlah halaman ini: %d keluarga".formatted(some.size()), WIDTHS.length);
            if (page == last) {
                PaperFile.wide(
                        table,
                        "Jumlah seluruhnya: %d keluarga".formatted(rows.size()),
                        WIDTHS.length);
            }
            paper.add(table);
            if (page == last) {
                paper.signatures(List.of("Mengetahui, Kepala Desa/Lurah", "Petugas penyalur"));
            }
            paper.footer(page, last + 1);
        }
        paper.newPage();
        record();
        paper.footer(last + 1, last + 1);
        paper.close();
    }

    private String name() {
        return list.programme().toUpperCase(PaperFile.INDONESIAN);
    }

    private void heading(String title) {
        paper.letterhead(list.letterhead());
        paper.title(title);
        paper.centred("Bulan: %s".formatted(PaperFile.months(list.month())), PaperFile.TEXT);
        paper.centred("Desa/kelurahan: %s".formatted(list.village()), PaperFile.TEXT);
        paper.decree(list.decree(), list.decreeDate());
    }

    private PdfPTable table(int from, List<Row> rows) {
        PdfPTable table =
                PaperFile.table(
                        WIDTHS, List.of("No", "Nama penerima", "NIK", "Barang", "Tanda tangan"));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            cell(table, Integer.toString(from + i + 1), Element.ALIGN_RIGHT);
            cell(table, row.name(), Element.ALIGN_LEFT);
            cell(table, row.nik(), Element.ALIGN_LEFT);
            cell(table, list.each(), Element.ALIGN_LEFT);
            cell(table, "", Element.ALIGN_LEFT);
        }
        return table;
    }

    /** What is known is printed; what is not yet is left to write on. */
    private void record() {
        Record known = list.record();
        heading("BERITA ACARA SERAH TERIMA BARANG");
        paper.centred("Nomor: " + (known == null ? BLANK : known.number()), PaperFile.TEXT);
        paper.text(
                "Pada tanggal %s telah diserahkan barang bantuan %s dari %s kepada %s keluarga di %s"
                                .formatted(
                                        known == null ? BLANK : PaperFile.day(known.on()),
                                        list.programme(),
                                        list.warehouse(),
                                        known == null ? "........" : known.received(),
                                        list.village())
                        + ", dari %d keluarga pada daftar penyaluran tanggal %s."
                                .formatted(list.rows().size(), PaperFile.day(list.on())));
        PdfPTable table =
                PaperFile.table(
                        RECORD,
                        List.of(
                                "No",
                                "Barang",
                                "Satuan",
                                "Disiapkan",
                                "Diserahkan",
                                "Kembali ke gudang"));
        for (int i = 0; i < list.planned().size(); i++) {
            Sum sum = list.planned().get(i);
            cell(table, Integer.toString(i + 1), Element.ALIGN_RIGHT);
            cell(table, sum.name(), Element.ALIGN_LEFT);
            cell(table, sum.unit(), Element.ALIGN_LEFT);
            cell(table, PaperFile.number(sum.quantity()), Element.ALIGN_RIGHT);
            cell(table, known == null ? "" : handedOver(sum, known), Element.ALIGN_RIGHT);
            cell(table, known == null ? "" : returned(sum, known), Element.ALIGN_RIGHT);
        }
        paper.add(table);
        paper.text(
                "Barang telah diperiksa dan diterima dalam keadaan baik. Barang yang tidak diambil"
                        + " dikembalikan ke gudang.");
        paper.signatures(
                List.of(
                        "Yang menyerahkan",
                        "Wakil penerima",
                        "Kepala Desa/Lurah",
                        "Pendamping/Tagana"));
    }

    private String handedOver(Sum sum, Record known) {
        return PaperFile.number(taken(sum, known));
    }

    private String returned(Sum sum, Record known) {
        return PaperFile.number(sum.quantity() - taken(sum, known));
    }

    /** Each family gets the same. */
    private long taken(Sum sum, Record known) {
        return list.rows().isEmpty() ? 0 : sum.quantity() / list.rows().size() * known.received();
    }

    private static void cell(PdfPTable table, String text, int alignment) {
        PaperFile.cell(table, text, PaperFile.TEXT, alignment);
    }
}
