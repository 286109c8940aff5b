package id.dinsos.cases.desk;

import id.dinsos.cases.handling.CaseCommand.Going;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers send with the steps of a case, as they send it; the door checks it. */
final class StepBodies {
    private StepBodies() {}

    /** The resource that works on it from now on. */
    public record Assigning(@Nullable UUID worker) {}

    /** More that is known. */
    public record Facts(@Nullable Map<String, Object> facts) {}

    /**
     * Where to, and why; an outcome where it ends.
     *
     * @param since where aftercare began on a day before it is written down here
     */
    public record Step(
            @Nullable String to,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable LocalDate since) {
        Going checked() {
            Fields fields = new Fields();
            Going going =
                    new Going(
                            fields.choice("/to", to, CaseState.class),
                            fields.text("/outcome", outcome, 0, CaseStepResource.MAX_LINE),
                            fields.prose("/reason", reason, 0, CaseStepResource.MAX_WORDS),
                            since == null ? null : fields.date("/since", since));
            fields.check();
            return going;
        }
    }

    /** A paper. */
    public record Document(
            @Nullable String type,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String title,
            @Nullable String sha256) {}

    /** A remark. */
    public record Words(@Nullable String about, @Nullable String text) {}

    /** What came of a visit. */
    public record Visit(@Nullable String result, @Nullable String remark) {}

    /** Who is let in, what for and for how many days. */
    public record Letting(
            @Nullable String account,
            @Nullable String team,
            @Nullable String purpose,
            @Nullable Integer days) {}

    /** Why, in at least ten characters. */
    public record Reason(@Nullable String reason) {}

    /** The case that goes on for both. */
    public record Other(@Nullable UUID into) {}
}
