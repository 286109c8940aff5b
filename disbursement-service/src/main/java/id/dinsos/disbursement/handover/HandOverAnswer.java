package id.dinsos.disbursement.handover;

import id.dinsos.disbursement.handover.HandOver.Entered;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverProofAdded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverRecorded;
import id.dinsos.disbursement.handover.HandOverEvent.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record as callers see it. */
public record HandOverAnswer(
        UUID id,
        UUID listId,
        UUID runId,
        String number,
        LocalDate date,
        String place,
        HandOver.Stage state,
        int received,
        int notReceived,
        String by,
        List<HandOverProofAdded> proofs,
        @Nullable UUID reportId) {
    static HandOverAnswer of(UUID id, Entered entered) {
        HandOverRecorded content = entered.content();
        int not =
                (int)
                        content.lines().stream()
                                .filter(line -> line.outcome() == Outcome.NOT_RECEIVED)
                                .count();
        return new HandOverAnswer(
                id,
                content.list(),
                content.run(),
                content.number(),
                content.on(),
                content.place(),
                entered.stage(),
                content.lines().size() - not,
                not,
                content.by(),
                entered.proofs(),
                entered.report());
    }
}
