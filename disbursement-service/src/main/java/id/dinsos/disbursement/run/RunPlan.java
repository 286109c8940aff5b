package id.dinsos.disbursement.run;

import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.eventstore.rules.Names;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is for. Its id follows from owner, programme, months and a number that counts repeated
 * runs of the same months.
 *
 * @param months the tranche, ascending and within one fiscal year, since nothing carries over
 * @param terms the version of the programme in force at opening
 * @param source of the funds it is paid from; null: the usual one
 */
public record RunPlan(
        String programme,
        int programmeVersion,
        ProgrammeTerms terms,
        List<YearMonth> months,
        String owner,
        int sequence,
        String preparer,
        @Nullable String source) {
    private static final int MAX_MONTHS = 12;

    public RunPlan {
        months = List.copyOf(months);
        if (months.isEmpty() || months.size() > MAX_MONTHS) {
            throw new IllegalArgumentException("a run has 1 to 12 months");
        }
        for (int i = 1; i < months.size(); i++) {
            if (!months.get(i - 1).isBefore(months.get(i))) {
                throw new IllegalArgumentException("months must ascend without repetition");
            }
        }
        if (months.getFirst().getYear() != months.getLast().getYear()) {
            throw new IllegalArgumentException("months must lie in one fiscal year");
        }
    }

    /** Paid from the usual source. */
    public RunPlan(
            String programme,
            int programmeVersion,
            ProgrammeTerms terms,
            List<YearMonth> months,
            String owner,
            int sequence,
            String preparer) {
        this(programme, programmeVersion, terms, months, owner, sequence, preparer, null);
    }

    public static UUID idOf(String owner, String programme, List<YearMonth> months, int sequence) {
        return Names.uuid("run", owner, programme, months, sequence);
    }

    /** The stream of one of its chunks. */
    public static UUID chunkIdOf(UUID run, int number) {
        return Names.uuid(run, "chunk", number);
    }

    public UUID id() {
        return idOf(owner, programme, months, sequence);
    }

    /** Where the run's money comes from. */
    public UUID budgetId() {
        return terms.mode() == ProgrammeTerms.Mode.PAY
                ? Budget.idOf(
                        owner,
                        programme,
                        months.getFirst().getYear(),
                        Objects.requireNonNullElse(source, Budget.USUAL_SOURCE))
                : Budget.idOfMirror(id());
    }
}
