package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.StatusUploadEvent.StatusBatchTaken;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A status file of the ministry; the same bytes for the same programme and day are the same file.
 * Of another day they say something else: that all of it still stands, or that the day was
 * mistyped.
 */
public sealed interface StatusUpload {
    static UUID idOf(String owner, String programme, LocalDate asOf, String sha256) {
        return Names.uuid("central-file", owner, programme, asOf, sha256);
    }

    /** Not handed in. */
    record None() implements StatusUpload {}

    /**
     * Handed in, and as far as it has come.
     *
     * @param trial what the dry run found; null before it
     * @param taken what the rows up to {@code rowsDone} were
     */
    record Received(
            StatusFileReceived file,
            Stage stage,
            @Nullable Tally trial,
            int batches,
            int rowsDone,
            Tally taken)
            implements StatusUpload {
        Received tried(Tally tally) {
            return new Received(file, Stage.TRIED, tally, batches, rowsDone, taken);
        }

        Received accepted() {
            return new Received(file, Stage.ACCEPTED, trial, batches, rowsDone, taken);
        }

        Received plus(StatusBatchTaken batch) {
            int done = rowsDone + batch.rows();
            return new Received(
                    file,
                    done >= file.rows() ? Stage.DONE : Stage.ACCEPTED,
                    trial,
                    batches + 1,
                    done,
                    taken.plus(batch.tally()));
        }
    }

    /** How far it has come. */
    enum Stage {
        RECEIVED,
        TRIED,
        ACCEPTED,
        DONE
    }
}
