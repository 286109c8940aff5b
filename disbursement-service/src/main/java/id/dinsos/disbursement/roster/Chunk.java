package id.dinsos.disbursement.roster;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.Tally;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * About a thousand beneficiaries of a run, a range of ids that belongs to one stream: its verdicts,
 * then, slice by slice, who was instructed. Any replica may do any chunk; the stream's version says
 * who did.
 */
public sealed interface Chunk {
    /** Beneficiaries in a chunk when its boundaries are drawn. */
    int SIZE = 950;

    /** Payments in one transaction: with the chunk's own stream it stays below a thousand. */
    int SLICE = 950;

    public static UUID idOf(UUID run, int number) {
        return RunPlan.chunkIdOf(run, number);
    }

    /** Nobody has judged it. */
    record Open() implements Chunk {}

    /**
     * Judged.
     *
     * @param waiting places on the waiting list, of those whom the ranking cut
     * @param late months paid after the instruction, of those whom it had left out
     * @param accountsBy officers who entered an account that one of them may be paid into
     */
    record Frozen(
            RunRef run,
            int number,
            List<Row> rows,
            Map<SliceKey, SliceInstructed> slices,
            Map<UUID, Integer> waiting,
            Map<UUID, List<YearMonth>> late,
            List<String> accountsBy)
            implements Chunk {
        public Frozen {
            late = Map.copyOf(late);
            accountsBy = List.copyOf(accountsBy);
            rows = List.copyOf(rows);
            slices = Map.copyOf(slices);
            waiting = Map.copyOf(waiting);
        }

        /** The row of a beneficiary; none where it was no candidate. */
        public Optional<Row> row(UUID beneficiary) {
            return rows.stream().filter(row -> row.beneficiary().equals(beneficiary)).findFirst();
        }

        Frozen with(UUID beneficiary, UnaryOperator<Row> change) {
            return with(row -> row.beneficiary().equals(beneficiary) ? change.apply(row) : row);
        }

        Frozen with(UnaryOperator<Row> change) {
            List<Row> changed = new ArrayList<>(rows);
            changed.replaceAll(change);
            return new Frozen(run, number, changed, slices, waiting, late, accountsBy);
        }

        Frozen with(SliceInstructed slice) {
            Map<SliceKey, SliceInstructed> all = new HashMap<>(slices);
            all.put(new SliceKey(slice.month(), slice.part()), slice);
            return new Frozen(run, number, rows, all, waiting, late, accountsBy);
        }

        Frozen withPlaces(Map<UUID, Integer> places) {
            return new Frozen(run, number, rows, slices, places, late, accountsBy);
        }

        Frozen withLate(UUID beneficiary, List<YearMonth> months) {
            Map<UUID, List<YearMonth>> all = new HashMap<>(late);
            all.put(beneficiary, months);
            return new Frozen(run, number, rows, slices, waiting, all, accountsBy);
        }

        /** Months in which the instruction left one out for a person to look at, ascending. */
        public List<YearMonth> held(Row row) {
            return slices.values().stream()
                    .filter(slice ->
                            !late.getOrDefault(row.beneficiary(), List.of())
                                    .contains(slice.month()))
                    .filter(slice ->
                            slice.unpaid().stream()
                                    .anyMatch(one ->
                                            one.beneficiary().equals(row.beneficiary())
                                                    && one.verdict() == Verdict.Outcome.HELD))
                    .map(SliceInstructed::month)
                    .sorted()
                    .toList();
        }

        /** How many transactions one month needs: one, unless the range grew meanwhile. */
        public int parts() {
            return Math.max(1, (rows.size() + SLICE - 1) / SLICE);
        }

        public List<Row> rows(int part) {
            return rows.subList(
                    Math.min(part * SLICE, rows.size()), Math.min((part + 1) * SLICE, rows.size()));
        }

        public Optional<SliceInstructed> slice(YearMonth month, int part) {
            return Optional.ofNullable(slices.get(new SliceKey(month, part)));
        }

        public Tally tally() {
            int eligible = 0;
            int excluded = 0;
            int waiting = 0;
            long amount = 0;
            for (Row row : rows) {
                switch (row.verdict()) {
                    case ELIGIBLE -> {
                        eligible++;
                        amount = Math.addExact(amount, row.amountRupiah());
                    }
                    case EXCLUDED -> excluded++;
                    case WAITING -> waiting++;
                    case HELD -> {}
                }
            }
            int held = rows.size() - eligible - excluded - waiting;
            return new Tally(rows.size(), eligible, excluded, held, waiting, new Rupiah(amount));
        }
    }

    /** One transaction's share of a chunk: a month, and a part where the chunk is too long. */
    record SliceKey(YearMonth month, int part) {}
}
