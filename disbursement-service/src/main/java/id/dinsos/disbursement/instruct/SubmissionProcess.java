package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.RosterProcess;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.Map;
import java.util.UUID;

/**
 * The submission of a roster: places of a quota that holds have kept until now go to the waiting
 * list, in the transaction that fixes the roster, so that what the approvers sign is what is paid.
 */
final class SubmissionProcess {
    private final Aggregate<RunCommand, Run, RunEvent> runs;
    private final RosterProcess rosters;

    SubmissionProcess(Aggregate<RunCommand, Run, RunEvent> runs, RosterProcess rosters) {
        this.runs = runs;
        this.rosters = rosters;
    }

    /** The run that is to be submitted, if the caller may know of it. */
    Run.Opened run(UnitOfWork unit, UUID id) {
        if (unit.state(runs, id) instanceof Run.Opened run) {
            return run;
        }
        throw RefusedException.of(RunCode.RUN_NOT_FOUND, "there is no such run");
    }

    /**
     * @param filled by chunk, who takes a place; empty where none is free or nobody waits
     */
    void submit(
            UnitOfWork unit,
            UUID run,
            Map<Integer, ChunkCommand.Replace> filled,
            RunCommand.Submit command) {
        if (!filled.isEmpty()) {
            rosters.replace(unit, run, filled, command.by());
        }
        unit.require(runs, run, command);
    }
}
