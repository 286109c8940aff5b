package id.dinsos.disbursement.stock;

import id.dinsos.eventstore.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to a distribution of goods. */
public sealed interface DistributionEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends DistributionEvent>> NAMES =
            Map.ofEntries(
                    Map.entry("distribution-planned.v1", DistributionPlanned.class),
                    Map.entry("distribution-proof-added.v1", DistributionProofAdded.class),
                    Map.entry("distribution-recorded.v1", DistributionRecorded.class),
                    Map.entry("distribution-record-withdrawn.v1", RecordWithdrawn.class),
                    Map.entry("distribution-confirmed.v1", DistributionConfirmed.class),
                    Map.entry(
                            "distribution-correction-entered.v1",
                            DistributionCorrectionEntered.class),
                    Map.entry("distribution-corrected.v1", DistributionCorrected.class),
                    Map.entry("distribution-cancelled.v1", DistributionCancelled.class));

    /** Goods are set aside for families of a village. */
    record DistributionPlanned(Plan plan, String by) implements DistributionEvent {}

    /** A page or photo was added; the bytes lie sealed under the distribution's name. */
    record DistributionProofAdded(
            UUID proof, String mediaType, String sha256, long bytes, String by)
            implements DistributionEvent {}

    /**
     * The signed record (BAST) was entered.
     *
     * @param absent who of the families did not take it, and why; all others did
     */
    record DistributionRecorded(String number, LocalDate on, Map<UUID, Absence> absent, String by)
            implements DistributionEvent {
        public DistributionRecorded {
            absent = Map.copyOf(absent);
        }
    }

    /** The record, or the correction of one that is confirmed, was wrong and is entered anew. */
    record RecordWithdrawn(String reason, String by) implements DistributionEvent {}

    /** Somebody else has looked at the record and its proofs: the goods are with the families. */
    record DistributionConfirmed(int received, String by) implements DistributionEvent {}

    /**
     * What was confirmed was wrong: the record as it should have been, until another confirms it.
     */
    record DistributionCorrectionEntered(DistributionRecorded record, String reason)
            implements DistributionEvent {}

    /**
     * Somebody else has looked at the correction and its proof: it stands in place of the record.
     */
    record DistributionCorrected(int received, String by) implements DistributionEvent {}

    /** It does not take place. */
    record DistributionCancelled(String reason, String by) implements DistributionEvent {}

    /**
     * What is distributed.
     *
     * @param item or kit
     * @param perFamily how many of it each family gets
     * @param on the day it is planned for
     */
    record Plan(
            String owner,
            UUID warehouse,
            UUID run,
            YearMonth month,
            String village,
            String item,
            long perFamily,
            LocalDate on,
            List<UUID> families) {
        public Plan {
            families = List.copyOf(families);
        }

        /** Of all that stands on its paper but the names: whoever changes a row has another. */
        String hash() {
            String text =
                    Stream.concat(
                                    Stream.of(
                                            owner, warehouse, run, month, village, item, perFamily,
                                            on),
                                    families.stream())
                            .map(Object::toString)
                            .collect(Collectors.joining(";"));
            return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Why a family did not take it. */
    enum Absence {
        NOT_PRESENT,
        DECEASED,
        MOVED,
        REFUSED,
        OTHER
    }
}
