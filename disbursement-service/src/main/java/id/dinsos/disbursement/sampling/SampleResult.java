package id.dinsos.disbursement.sampling;

import id.dinsos.disbursement.sampling.Sample.Drawn;
import id.dinsos.disbursement.sampling.SampleEvent.Chosen;
import id.dinsos.disbursement.sampling.SampleEvent.FamilyAnswer;
import id.dinsos.disbursement.sampling.SampleEvent.Keeper;
import id.dinsos.disbursement.sampling.SampleEvent.Outcome;
import id.dinsos.disbursement.sampling.SampleEvent.Quality;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a sample says, by village and by risk. Where those at risk were asked more often than their
 * share, the whole is of those asked and not of all: then the lines by risk are what counts.
 */
public record SampleResult(List<Shown> villages, List<Shown> risks, Shown whole) {
    public SampleResult {
        villages = List.copyOf(villages);
        risks = List.copyOf(risks);
    }

    static SampleResult of(Drawn sample) {
        Map<String, Line> villages = new TreeMap<>();
        Map<String, Line> risks = new TreeMap<>();
        Line whole = Line.none("");
        for (Chosen one : sample.draw().chosen()) {
            FamilyAnswer answer = sample.answers().get(one.beneficiary());
            Line line = answer == null ? Line.unasked() : Line.of(answer);
            villages.merge(one.village(), line.named(one.village()), Line::plus);
            String risk = one.risk().name();
            risks.merge(risk, line.named(risk), Line::plus);
            whole = whole.plus(line);
        }
        return new SampleResult(
                villages.values().stream().map(Shown::of).toList(),
                risks.values().stream().map(Shown::of).toList(),
                Shown.of(whole));
    }

    /**
     * A line with the shares that follow from it.
     *
     * @param goodsPercent how much of their goods families have on the average; null where nobody
     *     was asked that
     */
    public record Shown(Line counts, Wilson received, Wilson kept, @Nullable Integer goodsPercent) {
        static Shown of(Line line) {
            return new Shown(
                    line,
                    Wilson.of(line.received(), line.asked()),
                    Wilson.of(line.kept(), line.asked()),
                    line.askedHowMuch() == 0 ? null : line.percentTogether() / line.askedHowMuch());
        }

        List<String> cells() {
            return List.of(
                    counts.of.isEmpty() ? "*" : counts.of,
                    Integer.toString(counts.chosen),
                    Integer.toString(counts.asked),
                    Integer.toString(counts.received),
                    Integer.toString(received.permille()),
                    Integer.toString(received.fromPermille()),
                    Integer.toString(received.toPermille()),
                    Integer.toString(counts.kept),
                    Integer.toString(kept.permille()),
                    Integer.toString(kept.fromPermille()),
                    Integer.toString(kept.toPermille()),
                    Long.toString(counts.keptRupiah),
                    Integer.toString(counts.askedOfGoods),
                    Integer.toString(counts.poor),
                    Objects.toString(goodsPercent, ""));
        }
    }

    /**
     * Of one village, one risk, or all.
     *
     * @param asked who was met
     * @param received of those asked, whom it reached
     * @param kept of those asked, from whom somebody kept some
     * @param poor whose goods were poor, of those who were asked about goods
     * @param askedHowMuch who was met and should have goods, and the percents of them together
     */
    public record Line(
            String of,
            int chosen,
            int asked,
            int received,
            int kept,
            long keptRupiah,
            int askedOfGoods,
            int poor,
            int askedHowMuch,
            int percentTogether) {
        static Line none(String of) {
            return new Line(of, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        static Line of(FamilyAnswer answer) {
            int asked = answer.outcome() == Outcome.NOT_MET ? 0 : 1;
            Integer percent = answer.goodsPercent();
            return new Line(
                    "",
                    1,
                    asked,
                    answer.outcome() == Outcome.RECEIVED ? 1 : 0,
                    answer.keptBy() == Keeper.NOBODY ? 0 : 1,
                    answer.keptRupiah(),
                    answer.quality() == Quality.NOT_ASKED ? 0 : 1,
                    answer.quality() == Quality.POOR ? 1 : 0,
                    percent == null ? 0 : asked,
                    percent == null ? 0 : percent);
        }

        /** Chosen, and not asked yet. */
        static Line unasked() {
            return new Line("", 1, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        Line named(String name) {
            return none(name).plus(this);
        }

        Line plus(Line other) {
            return new Line(
                    of,
                    chosen + other.chosen,
                    asked + other.asked,
                    received + other.received,
                    kept + other.kept,
                    keptRupiah + other.keptRupiah,
                    askedOfGoods + other.askedOfGoods,
                    poor + other.poor,
                    askedHowMuch + other.askedHowMuch,
                    percentTogether + other.percentTogether);
        }
    }
}
