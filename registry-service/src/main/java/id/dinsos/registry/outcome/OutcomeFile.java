package id.dinsos.registry.outcome;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Guarded;
import id.dinsos.registry.indicator.IndicatorStore.IndicatorRow;
import id.dinsos.registry.outcome.OutcomeResource.Outcomes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A month as a table: place, figure, reason, count; below it what others publish. */
final class OutcomeFile {
    private final CsvWriter writer;
    private final Outcomes outcomes;

    private OutcomeFile(CsvWriter writer, Outcomes outcomes) {
        this.writer = writer;
        this.outcomes = outcomes;
    }

    static String of(Outcomes outcomes) {
        StringWriter text = new StringWriter().append(TextFile.MARK);
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
            new OutcomeFile(writer, outcomes).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write() {
        writer.writeRecord(
                "wilayah", "nama", "bulan", "diketahui", "angka", "rincian", "jumlah", "sumber");
        outcomes.rows().forEach(this::place);
        place(outcomes.total());
        Reach reach = outcomes.reach();
        if (reach != null) {
            line(outcomes.total(), "garis_kemiskinan", "", reach.line());
            line(outcomes.total(), "garis_kemiskinan_terdata", "", reach.found());
            line(outcomes.total(), "garis_kemiskinan_terjangkau", "", reach.reached());
            line(outcomes.total(), "garis_kemiskinan_terjangkau_permil", "", reach.perMille());
        }
        outcomes.indicators().forEach(this::published);
    }

    private void place(Outcome one) {
        line(one, "keluarga", "", one.families());
        line(one, "jiwa", "", one.people());
        line(one, "keluarga_miskin", "", one.poorFamilies());
        line(one, "jiwa_miskin", "", one.poorPeople());
        lines(one, "masuk", one.entered());
        lines(one, "keluar", one.left());
        line(one, "menjadi_miskin", "", one.becamePoor());
        line(one, "keluar_dari_miskin", "", one.leftPoverty());
        line(one, "graduasi", "", one.graduated());
        lines(one, "masuk_daftar", one.listed());
        lines(one, "keluar_daftar", one.delisted());
        line(one, "keluarga_penerima", outcomes.programme(), one.aidedFamilies());
        line(one, "jiwa_penerima", outcomes.programme(), one.aidedPeople());
        line(one, "balita_penerima", outcomes.programme(), one.childrenUnderFive());
    }

    private void lines(Outcome place, String figure, Map<String, Long> counts) {
        counts.forEach((reason, count) -> line(place, figure, reason, count));
    }

    private void line(Outcome place, String figure, String reason, long count) {
        record(place.region(), place.name(), figure, reason, Long.toString(count), "");
    }

    private void published(IndicatorRow one) {
        record(
                outcomes.parent(),
                outcomes.name(),
                one.name(),
                Integer.toString(one.year()),
                one.written(),
                one.source() + ", " + one.version());
    }

    private void record(
            String region, String name, String figure, String reason, String count, String source) {
        writer.writeRecord(
                region,
                Guarded.csv(name),
                outcomes.month().toString(),
                outcomes.knownOn().toString(),
                figure,
                reason,
                count,
                Guarded.csv(source));
    }
}
