package id.dinsos.disbursement.sampling;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.sampling.SampleEvent.FamilyAnswer;
import id.dinsos.disbursement.sampling.SampleEvent.Keeper;
import id.dinsos.disbursement.sampling.SampleEvent.Outcome;
import id.dinsos.disbursement.sampling.SampleEvent.Quality;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What officers send about samples. */
public final class SampleBodies {
    private static final int MAX_SIZE = 2_000;
    private static final long MAX_SEED = 1L << 53;

    private SampleBodies() {}

    /**
     * What to draw.
     *
     * @param region within which; the whole office where it is left out
     * @param seed any whole number, stated so that everybody can draw the same
     * @param riskyPercent of the sample among those at risk; 0 draws from the others first
     */
    public record DrawBody(
            UUID runId,
            @Nullable String region,
            @Nullable Integer size,
            @Nullable Long seed,
            @Nullable Integer riskyPercent) {
        public DrawBody {
            Fields fields = new Fields();
            runId = fields.uuid("/runId", runId);
            if (region != null) {
                RegionCode checked = fields.region("/region", region);
                region = checked.code();
            }
            size = fields.number("/size", size, 1, MAX_SIZE);
            seed = fields.number("/seed", seed, 0, MAX_SEED);
            riskyPercent = fields.number("/riskyPercent", riskyPercent, 0, 100);
            fields.check();
        }
    }

    /**
     * What a family said.
     *
     * @param goodsPercent how much of the goods it has, where goods were handed over: then the sums
     *     are 0
     * @param reason of a correction; empty otherwise
     */
    public record AnswerBody(
            @Nullable String outcome,
            @Nullable Long receivedRupiah,
            @Nullable Long keptRupiah,
            @Nullable String keptBy,
            @Nullable String quality,
            @Nullable LocalDate on,
            @Nullable Integer goodsPercent,
            @Nullable String reason) {
        FamilyAnswer answer(LocalDate today) {
            Fields fields = new Fields();
            LocalDate day = fields.date("/on", on);
            fields.expect(!day.isAfter(today), "/on", "nobody was asked tomorrow");
            FamilyAnswer answer =
                    new FamilyAnswer(
                            fields.choice("/outcome", outcome, Outcome.class),
                            fields.rupiah("/receivedRupiah", receivedRupiah, 0).amount(),
                            fields.rupiah("/keptRupiah", keptRupiah, 0).amount(),
                            fields.choice("/keptBy", keptBy, Keeper.class),
                            fields.choice("/quality", quality, Quality.class),
                            day,
                            goodsPercent == null
                                    ? null
                                    : fields.number("/goodsPercent", goodsPercent, 0, 100));
            fields.check();
            return answer;
        }

        String checkedReason() {
            Fields fields = new Fields();
            String why = fields.prose("/reason", reason, 1, 500);
            fields.check();
            return why;
        }

        void noReason() {
            Fields fields = new Fields();
            fields.expect(reason == null, "/reason", "of a correction alone");
            fields.check();
        }
    }
}
