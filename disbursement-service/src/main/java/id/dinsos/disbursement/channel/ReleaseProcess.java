package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunProcess;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bank file leaves by the word of somebody who had no hand in what it pays: the run, which knows
 * who had, is told in the same transaction, and keeps whoever let it go from closing it.
 */
final class ReleaseProcess {
    private final Aggregate<RunCommand, Run, RunEvent> runs;
    private final Aggregate<BankFileCommand, BankBatch, BankFileEvent> files;

    ReleaseProcess(
            Aggregate<RunCommand, Run, RunEvent> runs,
            Aggregate<BankFileCommand, BankBatch, BankFileEvent> files) {
        this.runs = runs;
        this.files = files;
    }

    /** Whose file it is, if the caller may know of it. */
    String owner(UnitOfWork unit, UUID file) {
        if (unit.state(files, file) instanceof Made made) {
            return made.owner();
        }
        throw RefusedException.of(BankFileCode.BANK_FILE_NOT_FOUND, "there is no such file");
    }

    /**
     * @param on the owner's day
     */
    void release(UnitOfWork unit, UUID file, String by, LocalDate on) {
        if (!(unit.state(files, file) instanceof Made made)) {
            throw RefusedException.of(BankFileCode.BANK_FILE_NOT_FOUND, "there is no such file");
        }
        if (unit.state(runs, made.run()) instanceof Opened run) {
            unit.needs(RunProcess.approvalStreams(run.plan()));
            unit.require(files, file, new BankFileCommand.Release(by, on));
            unit.require(
                    runs,
                    made.run(),
                    new RunCommand.ReleaseFile(file, by, RunProcess.involved(unit, run.plan())));
        } else {
            throw RefusedException.of(
                    BankFileCode.BANK_FILE_NOT_FOUND, "it leaves with the list it was made for");
        }
    }
}
