package id.dinsos.disbursement.recovery;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened to arrears. */
public sealed interface ArrearsEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends ArrearsEvent>> NAMES =
            Map.of(
                    "arrears-proposed.v1", ArrearsProposed.class,
                    "arrears-reviewed.v1", ArrearsReviewed.class,
                    "arrears-withdrawn.v1", ArrearsWithdrawn.class,
                    "arrears-approved.v1", ArrearsApproved.class,
                    "arrears-rejected.v1", ArrearsRejected.class,
                    "arrears-filed.v1", ArrearsFiled.class);

    /** Something learned late says that a month was due and was not paid, or not wholly. */
    record ArrearsProposed(Finding finding) implements ArrearsEvent {}

    /** Before anybody had decided, more was learned. */
    record ArrearsReviewed(Finding finding) implements ArrearsEvent {}

    /** Before anybody had decided, nothing proved to be due. */
    record ArrearsWithdrawn(String reason) implements ArrearsEvent {}

    /** An approver agreed; the payment was instructed in the same transaction. */
    record ArrearsApproved(UUID payee, String by, String reason) implements ArrearsEvent {}

    /** An approver did not agree. */
    record ArrearsRejected(String by, String reason) implements ArrearsEvent {}

    /** The payment stands in these bank files, or in none and is held. */
    record ArrearsFiled(List<UUID> files) implements ArrearsEvent {
        public ArrearsFiled {
            files = List.copyOf(files);
        }
    }
}
