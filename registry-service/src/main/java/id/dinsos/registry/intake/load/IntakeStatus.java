package id.dinsos.registry.intake.load;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an intake stands, as callers see it.
 *
 * @param registryChanged whether some of it may be in the registry: never of a dry run, nor before
 *     a reviewed one is accepted, nor of one that was refused
 * @param counted its changes are those of the dry run or the review
 * @param rejectedRowsUntil when the files of rejected rows are deleted
 */
record IntakeStatus(
        UUID id,
        Intake.State state,
        String owner,
        boolean dryRun,
        @Nullable LocalDate asOf,
        boolean whole,
        boolean registryChanged,
        @JsonUnwrapped IntakeProgress counted,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime rejectedRowsUntil,
        @Nullable Review review,
        @Nullable Failure failure) {
    static IntakeStatus of(Intake intake, Duration kept) {
        OffsetDateTime finishedAt = intake.finishedAt();
        IntakeProgress counted = intake.progress();
        IntakeProgress preview = intake.preview();
        String code = intake.failureCode();
        return new IntakeStatus(
                intake.id(),
                intake.state(),
                intake.owner(),
                intake.dryRun(),
                intake.saidAsOf(),
                intake.whole(),
                intake.written(),
                preview == null ? counted : counted.withChanges(preview.changes()),
                intake.receivedAt(),
                intake.startedAt(),
                finishedAt,
                finishedAt == null ? null : finishedAt.plus(kept),
                intake.review() ? Review.of(intake) : null,
                code == null ? null : new Failure(code, String.valueOf(intake.failureDetail())));
    }

    /**
     * Who has sent it and who has decided about it; absent where no review was asked for.
     *
     * @param reason why it was refused
     */
    record Review(
            String sentBy,
            @Nullable String decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String reason) {
        static Review of(Intake intake) {
            Intake.Reviewed decided = intake.reviewed();
            return decided == null
                    ? new Review(intake.actor(), null, null, null)
                    : new Review(intake.actor(), decided.by(), decided.at(), decided.reason());
        }
    }

    /** Why an intake failed as a whole. */
    record Failure(String code, String detail) {}
}
