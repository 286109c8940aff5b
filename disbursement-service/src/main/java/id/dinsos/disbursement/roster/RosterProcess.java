package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A chunk's rows and the sums and hash that its run keeps of them, changed together: the cut while
 * the run is being frozen and never after, a hold released on a frozen roster, places that fell
 * vacant and those who take them.
 */
public final class RosterProcess {
    private final Aggregate<RunCommand, Run, RunEvent> runs;
    private final Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks;

    public RosterProcess(
            Aggregate<RunCommand, Run, RunEvent> runs,
            Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks) {
        this.runs = runs;
        this.chunks = chunks;
    }

    /** A worker that slept until after the freeze changes nothing any more. */
    public void cut(UnitOfWork unit, UUID run, int number, ChunkCommand.Cut command) {
        if (unit.state(runs, run) instanceof Opened now && now.stage() == Stage.FREEZING) {
            unit.require(chunks, Chunk.idOf(run, number), command);
        }
    }

    public void release(UnitOfWork unit, UUID run, ChunkCommand.Release command) {
        if (!(unit.state(runs, run) instanceof Opened known)) {
            throw RefusedException.of(RunCode.RUN_NOT_FOUND, "there is no such run");
        }
        int number = Math.max(0, Ranges.chunkOf(known.firstIds(), command.beneficiary()));
        UUID chunk = Chunk.idOf(run, number);
        unit.require(chunks, chunk, command);
        long amount =
                ((Frozen) unit.state(chunks, chunk))
                        .row(command.beneficiary())
                        .orElseThrow()
                        .amountRupiah();
        String hash = RosterHash.released(known.rosterHash(), command.beneficiary(), amount);
        unit.require(
                runs, run, new RunCommand.Amend(command.beneficiary(), amount, hash, command.by()));
    }

    /** By chunk, who leaves a place and who takes one. */
    public void replace(
            UnitOfWork unit, UUID run, Map<Integer, ChunkCommand.Replace> changes, String by) {
        Opened known = (Opened) unit.state(runs, run);
        unit.needs(changes.keySet().stream().map(number -> Chunk.idOf(run, number)).toList());
        Tally tally = known.tally();
        List<Row> changed = new ArrayList<>();
        int left = 0;
        int filled = 0;
        for (Map.Entry<Integer, ChunkCommand.Replace> one : changes.entrySet()) {
            UUID id = Chunk.idOf(run, one.getKey());
            Frozen before = (Frozen) unit.state(chunks, id);
            unit.require(chunks, id, one.getValue());
            Frozen after = (Frozen) unit.state(chunks, id);
            tally = tally.plus(after.tally()).minus(before.tally());
            left += one.getValue().left().size();
            filled += one.getValue().filled().size();
            for (int i = 0; i < after.rows().size(); i++) {
                if (!after.rows().get(i).equals(before.rows().get(i))) {
                    changed.add(after.rows().get(i));
                }
            }
        }
        String hash = RosterHash.amended(known.rosterHash(), changed);
        unit.require(runs, run, new RunCommand.Replace(tally, hash, left, filled, by));
    }
}
