package id.dinsos.disbursement.rail;

import id.dinsos.eventstore.rules.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rail says of a batch.
 *
 * @param correlationId by which we called it
 * @param batchId by which the rail calls it
 */
public record RailAnswer(
        @Nullable UUID correlationId,
        @Nullable String batchId,
        @Nullable List<Instruction> instructions) {
    /** Of our report's columns. */
    private static final String HEADER =
            "transfer_id,amount_rupiah,status,code,bank_reference,reported_at\n";

    /**
     * One transfer.
     *
     * @param status PENDING, COMPLETED, FAILED, RETURNED, REVERSED or UNKNOWN
     */
    public record Instruction(
            @Nullable UUID instructionId,
            @Nullable String status,
            @Nullable Long amount,
            @Nullable String code,
            @Nullable String reference,
            @Nullable LocalDate date) {}

    /** A transfer of which the rail has something to say, in the columns of a report. */
    record Line(List<String> fields) {
        Line {
            fields = List.copyOf(fields);
        }
    }

    /** What there is to settle, and whether nothing is open any more. */
    record Taken(List<Line> lines, boolean complete) {
        Taken {
            lines =
                    lines.stream()
                            .sorted(Comparator.comparing(one -> one.fields().getFirst()))
                            .toList();
        }

        /** The same words are the same report, however often they are said. */
        String csv() {
            StringBuilder text = new StringBuilder(HEADER);
            lines.forEach(line -> text.append(row(line.fields())));
            return text.toString();
        }
    }

    /**
     * Refuses what speaks of another batch, and takes nothing of an answer of which one line is not
     * of this one.
     *
     * @param file the batch's
     * @param transfers of the batch, with their sums
     */
    Taken of(UUID file, Map<UUID, Long> transfers) {
        if (!file.equals(correlationId)) {
            throw another("the answer is to another batch");
        }
        List<Line> lines = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        boolean open = false;
        for (Instruction one : instructions == null ? List.<Instruction>of() : instructions) {
            if (one == null || one.instructionId() == null || one.status() == null) {
                throw unreadable("an instruction without its id or status");
            }
            if (!transfers.containsKey(one.instructionId())) {
                throw another("a transfer that is not in the batch");
            }
            if (!seen.add(one.instructionId())) {
                throw unreadable("one transfer twice in one answer");
            }
            String status = status(one.status());
            if (status.isEmpty()) {
                open = true;
            } else {
                open |= status.equals("UNKNOWN");
                lines.add(line(one, status));
            }
        }
        return new Taken(lines, !open && seen.size() == transfers.size());
    }

    /** Every transfer failed, because the rail would not take the batch. */
    static Taken refused(Map<UUID, Long> transfers, String code, LocalDate on) {
        return new Taken(
                transfers.entrySet().stream()
                        .map(one ->
                                new Line(
                                        List.of(
                                                one.getKey().toString(),
                                                one.getValue().toString(),
                                                "FAILED",
                                                code,
                                                "",
                                                on.toString())))
                        .toList(),
                true);
    }

    private static Line line(Instruction one, String status) {
        LocalDate on = one.date();
        Long amount = one.amount();
        if (on == null || amount == null) {
            throw unreadable("a transfer without its day or sum");
        }
        return new Line(
                List.of(
                        Objects.requireNonNull(one.instructionId()).toString(),
                        amount.toString(),
                        status,
                        one.code() == null ? "" : one.code().strip(),
                        one.reference() == null ? "" : one.reference().strip(),
                        on.toString()));
    }

    /** Empty while it is open. */
    private static String status(String word) {
        return switch (word) {
            case "PENDING", "RECEIVED", "IN_PROGRESS" -> "";
            case "COMPLETED" -> "CREDITED";
            case "FAILED" -> "FAILED";
            case "RETURNED", "REVERSED" -> "RETURNED";
            case "UNKNOWN" -> "UNKNOWN";
            default -> throw unreadable("a status that nobody knows");
        };
    }

    private static String row(List<String> fields) {
        List<String> quoted =
                fields.stream().map(field -> '"' + field.replace("\"", "\"\"") + '"').toList();
        return String.join(",", quoted) + "\n";
    }

    private static RefusedException another(String what) {
        return RefusedException.of(RailCode.RAIL_ANSWER_OF_ANOTHER, what);
    }

    private static RefusedException unreadable(String what) {
        return RefusedException.of(RailCode.RAIL_ANSWER_UNREADABLE, what);
    }
}
