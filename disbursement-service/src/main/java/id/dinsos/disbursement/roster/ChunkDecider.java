package id.dinsos.disbursement.roster;

import static java.util.Comparator.naturalOrder;

import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.Chunk.Open;
import id.dinsos.disbursement.roster.Chunk.SliceKey;
import id.dinsos.disbursement.roster.ChunkCommand.Cut;
import id.dinsos.disbursement.roster.ChunkCommand.Freeze;
import id.dinsos.disbursement.roster.ChunkCommand.Instruct;
import id.dinsos.disbursement.roster.ChunkCommand.InstructHold;
import id.dinsos.disbursement.roster.ChunkCommand.Release;
import id.dinsos.disbursement.roster.ChunkCommand.Replace;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCounted;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCut;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.EntitlementsTaken;
import id.dinsos.disbursement.roster.ChunkEvent.HoldInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.HoldReleased;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesFilled;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesVacated;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.VillageCount;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A chunk is judged once, and each month of each slice is instructed once; a second worker is told
 * that it came too late. A hold is released by a person, with a reason, unless what it waits for
 * cannot be replaced by anybody's word. What a slice pays follows from its verdicts alone, less
 * those left out.
 */
public final class ChunkDecider implements Decider<ChunkCommand, Chunk, ChunkEvent> {
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
                                    new ChunkFrozen(
                                            freeze.run(),
                                            freeze.number(),
                                            freeze.accountsBy(),
                                            freeze.rows()),
                                    new ChunkCounted(
                                            freeze.run().id(),
                                            VillageCounts.of(List.of(), freeze.rows())))
                            : Decision.refuse(
                                    RunCode.CHUNK_ALREADY_FROZEN, "the chunk has its verdicts");
            case Cut cut -> cut(cut, chunk);
            case Replace replace -> replace(replace, chunk);
            case Release release -> release(release, chunk);
            case Instruct instruct -> instruct(instruct, chunk);
            case InstructHold hold -> instruct(hold, chunk);
        };
    }

    @Override
    public Chunk evolve(Chunk chunk, ChunkEvent event) {
        return switch (event) {
            case ChunkFrozen(var run, int number, var accountsBy, var rows) ->
                    new Frozen(
                            run,
                            number,
                            rows,
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            accountsBy == null ? List.of() : accountsBy);
            case ChunkCounted _ -> chunk;
            case SliceInstructed slice -> ((Frozen) chunk).with(slice);
            case HoldInstructed(_, var beneficiary, var months, _, _, _) ->
                    ((Frozen) chunk).withLate(beneficiary, months);
            case ChunkCut(var waiting) -> cut((Frozen) chunk, waiting);
            case HoldReleased(var beneficiary, _, _) ->
                    ((Frozen) chunk).with(beneficiary, Row::released);
            case PlacesVacated(var left) -> left((Frozen) chunk, left);
            case PlacesFilled(var filled) -> {
                Set<UUID> ids = ids(filled);
                yield ((Frozen) chunk)
                        .with(row -> ids.contains(row.beneficiary()) ? row.filled() : row);
            }
            case EntitlementsTaken _ -> chunk;
        };
    }

    private static ChunkCounted counted(Frozen before, Frozen after) {
        return new ChunkCounted(after.run().id(), VillageCounts.of(before.rows(), after.rows()));
    }

    private static Set<UUID> ids(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::beneficiary).collect(Collectors.toSet());
    }

    /** The order was decided once; a repetition changes nothing. */
    private static Decision<ChunkEvent> cut(Cut command, Chunk chunk) {
        if (!(chunk instanceof Frozen frozen)) {
            return Decision.refuse(RunCode.CHUNK_NOT_FROZEN, "the chunk has no verdicts yet");
        }
        if (command.waiting().isEmpty() || !frozen.waiting().isEmpty()) {
            return Decision.accept();
        }
        return Decision.accept(
                new ChunkCut(command.waiting()), counted(frozen, cut(frozen, command.waiting())));
    }

    /** Whoever leaves held a place or was next for one; whoever comes in was waiting for it. */
    private static Decision<ChunkEvent> replace(Replace command, Chunk chunk) {
        if (!(chunk instanceof Frozen frozen)) {
            return Decision.refuse(RunCode.CHUNK_NOT_FROZEN, "the chunk has no verdicts yet");
        }
        if (!frozen.slices().isEmpty()) {
            return Decision.refuse(
                    RunCode.SLICE_ALREADY_INSTRUCTED, "places are filled before the instruction");
        }
        Set<UUID> filled = ids(command.filled());
        for (Unpaid left : command.left()) {
            if (!frozen.row(left.beneficiary())
                            .filter(row -> row.isEligible() || row.awaitsPlace())
                            .isPresent()
                    || filled.contains(left.beneficiary())) {
                return Decision.refuse(RunCode.PLACE_NOT_HELD, "this one holds no place to leave");
            }
        }
        for (Waiting next : command.filled()) {
            if (!frozen.row(next.beneficiary()).filter(Row::awaitsPlace).isPresent()) {
                return Decision.refuse(RunCode.PLACE_NOT_AWAITED, "this one waits for no place");
            }
        }
        List<ChunkEvent> events = new ArrayList<>();
        if (!command.left().isEmpty()) {
            events.add(new PlacesVacated(command.left()));
        }
        if (!command.filled().isEmpty()) {
            events.add(new PlacesFilled(command.filled()));
        }
        if (!events.isEmpty()) {
            Chunk after = chunk;
            for (ChunkEvent event : events) {
                after = new ChunkDecider().evolve(after, event);
            }
            events.add(counted(frozen, (Frozen) after));
        }
        return new Decision.Accepted<>(events);
    }

    private static Frozen left(Frozen chunk, List<Unpaid> left) {
        Map<UUID, Unpaid> why = new HashMap<>();
        left.forEach(one -> why.put(one.beneficiary(), one));
        return chunk.with(row -> {
            Unpaid gone = why.get(row.beneficiary());
            return gone == null ? row : row.left(gone);
        });
    }

    private static Frozen cut(Frozen chunk, List<Waiting> waiting) {
        Map<UUID, Integer> places = new HashMap<>();
        waiting.forEach(one -> places.put(one.beneficiary(), one.place()));
        return chunk.with(row -> places.containsKey(row.beneficiary()) ? row.waiting() : row)
                .withPlaces(places);
    }

    private static Decision<ChunkEvent> release(Release command, Chunk chunk) {
        if (!(chunk instanceof Frozen frozen)) {
            return Decision.refuse(RunCode.CHUNK_NOT_FROZEN, "the chunk has no verdicts yet");
        }
        Row row = frozen.row(command.beneficiary()).orElse(null);
        if (row == null || row.verdict() != Verdict.Outcome.HELD) {
            return Decision.refuse(RunCode.HOLD_NOT_FOUND, "there is nothing held to release");
        }
        if (!row.mayBeReleased()) {
            return Decision.refuse(
                    RunCode.HOLD_NOT_RELEASABLE,
                    "what is missing must arrive first: " + String.join(", ", row.clauses()));
        }
        return Decision.accept(
                new HoldReleased(command.beneficiary(), command.reason(), command.by()),
                new ChunkCounted(
                        frozen.run().id(),
                        List.of(new VillageCount(row.region(), 0, -1, 0, 1, row.dueRupiah()))));
    }

    private static Decision<ChunkEvent> instruct(InstructHold command, Chunk chunk) {
        Row row =
                chunk instanceof Frozen frozen
                        ? frozen.row(command.beneficiary()).orElse(null)
                        : null;
        if (row == null
                || command.months().isEmpty()
                || !((Frozen) chunk).held(row).equals(command.months())) {
            return Decision.refuse(
                    RunCode.HOLD_NOT_FOUND, "the instruction has left nobody out to look at");
        }
        Frozen frozen = (Frozen) chunk;
        ChunkEvent instructed =
                new HoldInstructed(
                        frozen.run().id(),
                        command.beneficiary(),
                        command.months(),
                        command.amountRupiah(),
                        command.reason(),
                        command.by());
        // Whoever is left out of a tranche is counted once, with its first month.
        YearMonth first =
                frozen.slices().keySet().stream().map(SliceKey::month).min(naturalOrder()).get();
        return command.months().contains(first)
                ? Decision.accept(
                        instructed,
                        new ChunkCounted(
                                frozen.run().id(),
                                List.of(new VillageCount(row.region(), 0, -1, 0))))
                : Decision.accept(instructed);
    }

    private static Decision<ChunkEvent> instruct(Instruct command, Chunk chunk) {
        if (!(chunk instanceof Frozen frozen)) {
            return Decision.refuse(RunCode.CHUNK_NOT_FROZEN, "the chunk has no verdicts yet");
        }
        if (frozen.slice(command.month(), command.part()).isPresent()) {
            return Decision.refuse(
                    RunCode.SLICE_ALREADY_INSTRUCTED, "another worker has instructed this slice");
        }
        PaidRows paid = PaidRows.of(command.month(), command.unpaid());
        int payments = 0;
        long amount = 0;
        Set<String> failed = new HashSet<>();
        for (Row row : frozen.rows(command.part())) {
            if (!row.isEligible()) {
                failed.addAll(row.clauses());
            }
            if (paid.isPaid(row)) {
                payments++;
                amount = Math.addExact(amount, paid.amountRupiah(row));
            }
        }
        SliceInstructed slice =
                new SliceInstructed(
                        frozen.run().id(),
                        command.month(),
                        command.part(),
                        payments,
                        amount,
                        command.unpaid(),
                        command.texts().stream()
                                .filter(text -> failed.contains(text.code()))
                                .toList());
        return command.entitlements().isEmpty()
                ? Decision.accept(slice)
                : Decision.accept(
                        slice, new EntitlementsTaken(command.month(), command.entitlements()));
    }
}
