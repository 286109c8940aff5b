package id.dinsos.cases.desk;

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

    /** Where to, and why; an outcome where it ends. */
    public record Step(@Nullable String to, @Nullable String outcome, @Nullable String reason) {}

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
