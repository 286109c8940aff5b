package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.StatusUpload.None;
import id.dinsos.disbursement.central.StatusUpload.Received;
import id.dinsos.disbursement.central.StatusUpload.Stage;
import id.dinsos.disbursement.central.StatusUploadCommand.Accept;
import id.dinsos.disbursement.central.StatusUploadCommand.Receive;
import id.dinsos.disbursement.central.StatusUploadCommand.TakeBatch;
import id.dinsos.disbursement.central.StatusUploadCommand.Try;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusBatchTaken;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileAccepted;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileTried;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/**
 * A file is received once, tried before anybody can accept it, and taken in batch by batch in
 * order, whoever does it. The same file again is the one that is known.
 */
public final class StatusUploadDecider
        implements Decider<StatusUploadCommand, StatusUpload, StatusUploadEvent> {
    /** In public what it says of families speaks. */
    public static final Aggregate<StatusUploadCommand, StatusUpload, StatusUploadEvent> UPLOAD =
            Aggregate.of(new StatusUploadDecider())
                    .ownedBy(upload ->
                            upload instanceof Received known ? known.file().owner() : null);

    @Override
    public StatusUpload initial() {
        return new None();
    }

    @Override
    public Decision<StatusUploadEvent> decide(StatusUploadCommand command, StatusUpload upload) {
        if (!(upload instanceof Received known)) {
            return command instanceof Receive(StatusFileReceived file)
                    ? Decision.accept(file)
                    : Decision.refuse(CentralCode.CENTRAL_FILE_NOT_FOUND, "no such file came in");
        }
        return switch (command) {
            case Receive _ -> Decision.accept();
            case Try(Tally tally) ->
                    known.stage() == Stage.RECEIVED
                            ? Decision.accept(new StatusFileTried(tally))
                            : Decision.accept();
            case Accept(String by) ->
                    switch (known.stage()) {
                        case RECEIVED ->
                                Decision.refuse(
                                        CentralCode.CENTRAL_FILE_NOT_TRIED,
                                        "its dry run is not through");
                        case TRIED -> Decision.accept(new StatusFileAccepted(by));
                        case ACCEPTED, DONE -> Decision.accept();
                    };
            case TakeBatch(int batch, int rows, Tally tally) ->
                    known.stage() == Stage.ACCEPTED && batch == known.batches()
                            ? Decision.accept(new StatusBatchTaken(batch, rows, tally))
                            : Decision.refuse(
                                    CentralCode.CENTRAL_BATCH_TAKEN,
                                    "another worker has taken it in");
        };
    }

    @Override
    public StatusUpload evolve(StatusUpload upload, StatusUploadEvent event) {
        return switch (event) {
            case StatusFileReceived file ->
                    new Received(file, Stage.RECEIVED, null, 0, 0, Tally.NONE);
            case StatusFileTried(Tally tally) -> ((Received) upload).tried(tally);
            case StatusFileAccepted _ -> ((Received) upload).accepted();
            case StatusBatchTaken batch -> ((Received) upload).plus(batch);
        };
    }
}
