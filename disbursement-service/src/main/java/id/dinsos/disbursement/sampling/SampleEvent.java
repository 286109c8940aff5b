package id.dinsos.disbursement.sampling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a verification by sample. */
public sealed interface SampleEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends SampleEvent>> NAMES =
            Map.of(
                    "sample-drawn.v1", SampleDrawn.class,
                    "sample-answered.v2", SampleAnswered.class,
                    "sample-answer-corrected.v2", SampleAnswerCorrected.class);

    /**
     * Families of a run were drawn.
     *
     * @param population how many were paid in the region then
     */
    record SampleDrawn(Plan plan, int population, List<Chosen> chosen, String by)
            implements SampleEvent {
        public SampleDrawn {
            chosen = List.copyOf(chosen);
        }
    }

    /** One of the chosen was asked. */
    record SampleAnswered(UUID beneficiary, FamilyAnswer answer, String by)
            implements SampleEvent {}

    /** What was recorded was wrong. */
    record SampleAnswerCorrected(UUID beneficiary, FamilyAnswer answer, String reason, String by)
            implements SampleEvent {}

    /**
     * What is drawn.
     *
     * @param region within which
     * @param size how many families
     * @param riskyPercent of the sample that is drawn among those at risk, as far as there are any
     */
    record Plan(UUID run, String owner, String region, int size, long seed, int riskyPercent) {}

    /**
     * A family of the sample.
     *
     * @param payee who was given the money, by whom it is found
     * @param amountRupiah of the whole run; 0 where goods were handed over
     */
    record Chosen(UUID beneficiary, UUID payee, String village, Risk risk, long amountRupiah) {}

    /** Why a payment deserves a second look. */
    enum Risk {
        NONE,
        /** Credited, and nobody has taken it. */
        NOT_WITHDRAWN,
        /** It needed a second attempt, a hold or a correction. */
        CURED
    }

    /**
     * What a family said.
     *
     * @param receivedRupiah that it has in its hands
     * @param keptRupiah that somebody kept of it
     * @param on the day of the visit
     * @param goodsPercent how much of the goods it has, where goods were handed over; null in the
     *     first version, and of money
     */
    record FamilyAnswer(
            Outcome outcome,
            long receivedRupiah,
            long keptRupiah,
            Keeper keptBy,
            Quality quality,
            LocalDate on,
            @Nullable Integer goodsPercent) {}

    /** Whether it arrived. */
    enum Outcome {
        RECEIVED,
        NOT_RECEIVED,
        /** Nobody was met: counts neither for nor against. */
        NOT_MET
    }

    /** Who kept some of it. */
    enum Keeper {
        NOBODY,
        AGENT,
        FACILITATOR,
        VILLAGE_OFFICIAL,
        NEIGHBOUR,
        OTHER
    }

    /** Of the goods; not asked where there were none. */
    enum Quality {
        NOT_ASKED,
        GOOD,
        FAIR,
        POOR
    }
}
