package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;

/** What may be asked of a status file. */
public sealed interface StatusUploadCommand {
    record Receive(StatusFileReceived file) implements StatusUploadCommand {}

    record Try(Tally tally) implements StatusUploadCommand {}

    record Accept(String by) implements StatusUploadCommand {}

    record TakeBatch(int batch, int rows, Tally tally) implements StatusUploadCommand {}
}
