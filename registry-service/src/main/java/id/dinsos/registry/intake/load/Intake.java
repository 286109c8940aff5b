package id.dinsos.registry.intake.load;

import id.dinsos.registry.intake.rules.Said;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One intake as it stands.
 *
 * @param actor who has sent the files
 * @param lastFamilyId everything up to this id is done; null at the start
 * @param review whether a person looks at it before it changes anything
 * @param preview what it would have done, once that has been worked out for a review
 * @param reviewed who has looked at it; null before
 * @param upload under which its files lie
 * @param swept whether they were deleted
 */
public record Intake(
        UUID id,
        String owner,
        String actor,
        boolean dryRun,
        State state,
        boolean sorted,
        IntakeProgress progress,
        @Nullable String lastFamilyId,
        @Nullable String failureCode,
        @Nullable String failureDetail,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable LocalDate saidAsOf,
        boolean whole,
        boolean review,
        @Nullable IntakeProgress preview,
        @Nullable Reviewed reviewed,
        UUID upload,
        boolean swept) {
    /** Where an intake stands. */
    public enum State {
        RECEIVED,
        CHECKING,
        /** What it would change is worked out; nothing is written. */
        TRIAL,
        /** A person is asked whether to take it in. */
        REVIEW,
        LOADING,
        DONE,
        /** A person has decided not to take it in; it may still be accepted. */
        REFUSED,
        FAILED,
        CANCELLED
    }

    /**
     * What somebody has decided about it.
     *
     * @param reason of a refusal
     */
    public record Reviewed(String by, OffsetDateTime at, @Nullable String reason) {}

    /** With its checkpoint moved. */
    Intake at(IntakeProgress to, String family) {
        return new Intake(
                id,
                owner,
                actor,
                dryRun,
                state,
                sorted,
                to,
                family,
                failureCode,
                failureDetail,
                receivedAt,
                startedAt,
                finishedAt,
                saidAsOf,
                whole,
                review,
                preview,
                reviewed,
                upload,
                swept);
    }

    /** Whether it is at work, or waits to be. */
    public boolean open() {
        return switch (state) {
            case RECEIVED, CHECKING, TRIAL, LOADING -> true;
            case REVIEW, DONE, REFUSED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether it only works out what would happen. */
    boolean trial() {
        return dryRun || state == State.TRIAL;
    }

    /** Whether some of it may be in the registry. */
    boolean written() {
        return switch (state) {
            case LOADING, DONE -> !dryRun;
            case FAILED, CANCELLED -> !dryRun && (!review || preview != null && accepted());
            case RECEIVED, CHECKING, TRIAL, REVIEW, REFUSED -> false;
        };
    }

    private boolean accepted() {
        return reviewed != null && reviewed.reason() == null;
    }

    /** As it was said, else the day on which the files came. */
    public LocalDate asOf(ZoneId zone) {
        return saidAsOf != null ? saidAsOf : LocalDate.ofInstant(receivedAt.toInstant(), zone);
    }

    public Said said(ZoneId zone) {
        return saidAsOf == null
                ? new Said(asOf(zone), receivedAt.toInstant(), zone)
                : Said.on(saidAsOf, zone);
    }
}
