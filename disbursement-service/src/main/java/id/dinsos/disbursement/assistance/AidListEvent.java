package id.dinsos.disbursement.assistance;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened to the list of a decree. */
public sealed interface AidListEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends AidListEvent>> NAMES =
            Map.of(
                    "aid-list-prepared.v1", AidListPrepared.class,
                    "aid-list-approved.v1", AidListApproved.class,
                    "aid-list-rejected.v1", AidListRejected.class,
                    "aid-list-filed.v1", AidListFiled.class,
                    "aid-list-released.v1", AidListReleased.class);

    /** An officer put requests of one decree together. */
    record AidListPrepared(AidList.Plan plan) implements AidListEvent {}

    /** Another approved it; the payments were made out in the same transaction. */
    record AidListApproved(List<AidList.Payee> payees, String by) implements AidListEvent {
        public AidListApproved {
            payees = List.copyOf(payees);
        }
    }

    /** Another turned it down. */
    record AidListRejected(String reason, String by) implements AidListEvent {}

    /** The payments stand in these bank files, or in none and are held. */
    record AidListFiled(List<UUID> files) implements AidListEvent {
        public AidListFiled {
            files = List.copyOf(files);
        }
    }

    /** A third let the files go. */
    record AidListReleased(String by) implements AidListEvent {}
}
