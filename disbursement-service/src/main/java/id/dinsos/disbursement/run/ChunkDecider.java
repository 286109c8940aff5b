package id.dinsos.disbursement.run;

import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.run.Chunk.Frozen;
import id.dinsos.disbursement.run.Chunk.Open;
import id.dinsos.disbursement.run.Chunk.SliceKey;
import id.dinsos.disbursement.run.ChunkCommand.Cut;
import id.dinsos.disbursement.run.ChunkCommand.Freeze;
import id.dinsos.disbursement.run.ChunkCommand.Instruct;
import id.dinsos.disbursement.run.ChunkCommand.Release;
import id.dinsos.disbursement.run.ChunkEvent.ChunkCounted;
import id.dinsos.disbursement.run.ChunkEvent.ChunkCut;
import id.dinsos.disbursement.run.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.run.ChunkEvent.HoldReleased;
import id.dinsos.disbursement.run.ChunkEvent.Row;
import id.dinsos.disbursement.run.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.run.ChunkEvent.Unpaid;
import id.dinsos.disbursement.run.ChunkEvent.VillageCount;
import id.dinsos.disbursement.run.ChunkEvent.Waiting;
import id.dinsos.eventstore.Decider;
import id.dinsos.eventstore.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A chunk is judged once, and each month of each slice is instructed once; a second worker is told
 * that it came too late. A hold is released by a person, with a reason, unless what it waits for
 * cannot be replaced by anybody's word. What a slice pays follows from its verdicts alone, less
 * those left out.
 */
public final class ChunkDecider implements Decider<ChunkCommand, Chunk, ChunkEvent> {
    /** What no word of a person can replace. */
    private static final Set<String> FIRM =
            Set.of(ClauseText.FACTS_INCOMPLETE, ClauseText.WAITING_LIST, "no-account");

    @Override
    public Chunk initial() {
        return new Open();
    }

    @Override
    public Decision<ChunkEvent> decide(ChunkCommand command, Chunk chunk) {
        return switch (command) {
            case Freeze freeze ->
                    chunk instanceof Open
                            ? Decision.accept(
                                    new ChunkFrozen(freeze.run(), freeze.number(), freeze.rows()),
                                    new ChunkCounted(freeze.run().id(), count(freeze.rows())))
                            : Decision.refuse(
                                    RunCode.CHUNK_ALREADY_FROZEN, "the chunk has its verdicts");
            case Cut cut -> cut(cut, chunk);
            case Release release -> release(release, chunk);
            case Instruct instruct -> instruct(instruct, chunk);
        };
    }

    @Override
    public Chunk evolve(Chunk chunk, ChunkEvent event) {
        return switch (event) {
            case ChunkFrozen(var run, int number, var rows) ->
                    new Frozen(run, number, rows, Map.of(), Map.of());
            case ChunkCounted _ -> chunk;
            case SliceInstructed slice -> {
                Frozen frozen = (Frozen) chunk;
                Map<SliceKey, SliceInstructed> slices = new HashMap<>(frozen.slices());
                slices.put(new SliceKey(slice.month(), slice.part()), slice);
                yield new Frozen(
                        frozen.run(), frozen.number(), frozen.rows(), slices, frozen.waiting());
            }
            case ChunkCut(var waiting) -> cut((Frozen) chunk, waiting);
            case HoldReleased(var beneficiary, _, _) ->
                    ((Frozen) chunk).with(beneficiary, Row::released);
        };
    }

    private static List<VillageCount> count(List<Row> rows) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Row row : rows) {
            if (!row.isEligible()) {
                int[] both = counts.computeIfAbsent(row.region(), region -> new int[2]);
                both[row.verdict() == Verdict.Outcome.EXCLUDED ? 0 : 1]++;
            }
        }
        List<VillageCount> villages = new ArrayList<>(counts.size());
        counts.forEach((region, both) -> villages.add(new VillageCount(region, both[0], both[1])));
        return villages;
    }

    /** The order was decided once; a repetition changes nothing. */
    private static Decision<ChunkEvent> cut(Cut command, Chunk chunk) {
        if (!(chunk instanceof Frozen frozen)) {
            return Decision.refuse(RunCode.CHUNK_NOT_FROZEN, "the chunk has no verdicts yet");
        }
        if (command.waiting().isEmpty() || !frozen.waiting().isEmpty()) {
            return Decision.accept();
        }
        Set<UUID> ids = new HashSet<>();
        command.waiting().forEach(one -> ids.add(one.beneficiary()));
        List<Row> rows =
                frozen.rows().stream().filter(row -> ids.contains(row.beneficiary())).toList();
        return Decision.accept(
                new ChunkCut(command.waiting()),
                new ChunkCounted(
                        frozen.run().id(), count(rows.stream().map(Row::waiting).toList())));
    }

    private static Frozen cut(Frozen chunk, List<Waiting> waiting) {
        Map<UUID, Integer> places = new HashMap<>();
        waiting.forEach(one -> places.put(one.beneficiary(), one.place()));
        List<Row> rows = new ArrayList<>(chunk.rows());
        rows.replaceAll(row -> places.containsKey(row.beneficiary()) ? row.waiting() : row);
        return new Frozen(chunk.run(), chunk.number(), rows, chunk.slices(), places);
    }

    private static Decision<ChunkEvent> release(Release command, Chunk chunk) {
        if (!(chunk instanceof Frozen frozen)) {
            return Decision.refuse(RunCode.CHUNK_NOT_FROZEN, "the chunk has no verdicts yet");
        }
        Row row = frozen.row(command.beneficiary()).orElse(null);
        if (row == null || row.verdict() != Verdict.Outcome.HELD) {
            return Decision.refuse(RunCode.HOLD_NOT_FOUND, "there is nothing held to release");
        }
        if (row.payee() == null
                || row.onReleaseRupiah() == null
                || !Collections.disjoint(row.clauses(), FIRM)) {
            return Decision.refuse(
                    RunCode.HOLD_NOT_RELEASABLE,
                    "what is missing must arrive first: " + String.join(", ", row.clauses()));
        }
        return Decision.accept(
                new HoldReleased(command.beneficiary(), command.reason(), command.by()),
                new ChunkCounted(
                        frozen.run().id(), List.of(new VillageCount(row.region(), 0, -1))));
    }

    private static Decision<ChunkEvent> instruct(Instruct command, Chunk chunk) {
        if (!(chunk instanceof Frozen frozen)) {
            return Decision.refuse(RunCode.CHUNK_NOT_FROZEN, "the chunk has no verdicts yet");
        }
        if (frozen.slice(command.month(), command.part()).isPresent()) {
            return Decision.refuse(
                    RunCode.SLICE_ALREADY_INSTRUCTED, "another worker has instructed this slice");
        }
        Set<UUID> leftOut = new HashSet<>();
        for (Unpaid unpaid : command.unpaid()) {
            leftOut.add(unpaid.beneficiary());
        }
        int payments = 0;
        long amount = 0;
        for (Row row : frozen.rows(command.part())) {
            if (row.pays() && !leftOut.contains(row.beneficiary())) {
                payments++;
                amount = Math.addExact(amount, row.amountRupiah(command.month()));
            }
        }
        return Decision.accept(
                new SliceInstructed(
                        frozen.run().id(),
                        command.month(),
                        command.part(),
                        payments,
                        amount,
                        command.unpaid()));
    }
}
