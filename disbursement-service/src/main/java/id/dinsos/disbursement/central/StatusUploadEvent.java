package id.dinsos.disbursement.central;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What happened to a status file of the ministry. */
public sealed interface StatusUploadEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends StatusUploadEvent>> NAMES =
            Map.of(
                    "central-file-received.v1", StatusFileReceived.class,
                    "central-file-tried.v1", StatusFileTried.class,
                    "central-file-accepted.v1", StatusFileAccepted.class,
                    "central-file-batch-taken.v1", StatusBatchTaken.class);

    /**
     * It came in and every row can be read.
     *
     * @param content under which its bytes lie sealed
     * @param asOf the day of which it speaks
     */
    record StatusFileReceived(
            UUID content,
            String owner,
            String programme,
            LocalDate asOf,
            int rows,
            String sha256,
            String by)
            implements StatusUploadEvent {}

    /** The dry run is through: what it would change. */
    record StatusFileTried(Tally tally) implements StatusUploadEvent {}

    /** An officer has looked at the dry run and wants it taken in. */
    record StatusFileAccepted(String by) implements StatusUploadEvent {}

    /** So many of its rows are taken in, in the same transaction as what they say. */
    record StatusBatchTaken(int batch, int rows, Tally tally) implements StatusUploadEvent {}
}
