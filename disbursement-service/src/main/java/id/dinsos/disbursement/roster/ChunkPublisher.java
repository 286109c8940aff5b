package id.dinsos.disbursement.roster;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Reason;
import id.dinsos.contracts.DisbursementMessage.Verdict;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCounted;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCut;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.EntitlementsTaken;
import id.dinsos.disbursement.roster.ChunkEvent.HoldInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.HoldReleased;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesFilled;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesVacated;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The chunk aggregate. When a month of a slice is instructed it says, for each beneficiary who gets
 * nothing, why: on {@link DisbursementMessage#VERDICTS}, keyed by beneficiary, programme and month.
 */
public final class ChunkPublisher {
    public static final Aggregate<ChunkCommand, Chunk, ChunkEvent> CHUNK =
            Aggregate.of(new ChunkDecider())
                    .publishing(ChunkPublisher::publish)
                    .claiming(ChunkPublisher::claims)
                    .ownedBy(chunk -> chunk instanceof Frozen frozen ? frozen.run().owner() : null);

    /**
     * Room for a thousand runs of one month, each of which may say another word: versions of a key
     * grow with the month, then with the run, then with what was let go on after it.
     */
    private static final int STEPS_PER_MONTH = 2_000;

    private ChunkPublisher() {}

    public static EventCodec register(EventCodec codec) {
        return codec
                // A verdict of the first version has fewer facts and equal months.
                .event("chunk-frozen.v2", ChunkFrozen.class)
                .upcast("chunk-frozen.v1", "chunk-frozen.v2", event -> event)
                .event("chunk-cut.v1", ChunkCut.class)
                .event("hold-instructed.v1", HoldInstructed.class)
                .event("hold-released.v1", HoldReleased.class)
                .event("places-vacated.v1", PlacesVacated.class)
                .event("places-filled.v1", PlacesFilled.class)
                .event("entitlements-taken.v1", EntitlementsTaken.class)
                .event("chunk-counted.v1", ChunkCounted.class)
                .event("slice-instructed.v1", SliceInstructed.class);
    }

    private static Claims claims(UUID id, Chunk before, ChunkEvent event) {
        if (!(event instanceof EntitlementsTaken(_, List<String> entitlements))) {
            return Claims.NONE;
        }
        List<Claim> taken =
                entitlements.stream()
                        .map(one ->
                                Claim.of(
                                        PaymentPublisher.CLAIM,
                                        Base64.getDecoder().decode(one),
                                        id))
                        .toList();
        return new Claims(taken, List.of());
    }

    private static List<OutboxMessage> publish(
            UUID id, int version, ChunkEvent event, Chunk after, Meta meta) {
        Frozen chunk = (Frozen) after;
        if (event instanceof HoldInstructed late) {
            Row row = chunk.row(late.beneficiary()).orElseThrow();
            return late.months().stream()
                    .map(month -> paid(chunk.run(), month, row, meta))
                    .toList();
        }
        if (!(event instanceof SliceInstructed slice)) {
            return List.of();
        }
        PaidRows paid = PaidRows.of(slice.month(), slice.unpaid());
        List<OutboxMessage> messages = new ArrayList<>();
        for (Row row : chunk.rows(slice.part())) {
            Unpaid leftOut = paid.leftOut(row);
            if (leftOut != null) {
                List<String> clauses = List.of(leftOut.clause());
                messages.add(message(chunk, slice, row, leftOut.verdict().name(), clauses, meta));
            } else if (!row.isEligible()) {
                messages.add(message(chunk, slice, row, row.verdict().name(), row.clauses(), meta));
            }
        }
        return messages;
    }

    /** What was held is paid after all; newer than what its slice has said of the same run. */
    private static OutboxMessage paid(RunRef run, YearMonth month, Row row, Meta meta) {
        Verdict body =
                new Verdict(
                        row.beneficiary(),
                        "hold-instructed",
                        run.id(),
                        run.programme(),
                        month.toString(),
                        row.region(),
                        run.owner(),
                        "ELIGIBLE",
                        List.of(),
                        List.of());
        return message(run, month, body, 1, meta);
    }

    private static OutboxMessage message(
            Frozen chunk,
            SliceInstructed slice,
            Row row,
            String verdict,
            List<String> clauses,
            Meta meta) {
        RunRef run = chunk.run();
        Integer place = chunk.waiting().get(row.beneficiary());
        YearMonth month = slice.month();
        Verdict body =
                new Verdict(
                        row.beneficiary(),
                        "not-paid",
                        run.id(),
                        run.programme(),
                        month.toString(),
                        row.region(),
                        run.owner(),
                        verdict,
                        clauses,
                        clauses.stream()
                                .map(code ->
                                        code.equals(ClauseText.WAITING_LIST) && place != null
                                                ? ClauseText.waiting(place)
                                                : slice.text(code))
                                .map(text -> new Reason(text.code(), text.textId(), text.textEn()))
                                .toList());
        return message(run, month, body, 0, meta);
    }

    private static OutboxMessage message(
            RunRef run, YearMonth month, Verdict body, int step, Meta meta) {
        long version =
                (month.getYear() * 12L + month.getMonthValue() - 1) * STEPS_PER_MONTH
                        + run.sequence() * 2L
                        + step;
        return new OutboxMessage(
                DisbursementMessage.VERDICTS,
                Names.uuid(body.beneficiaryId(), run.programme(), month).toString(),
                run.owner(),
                version,
                meta.decidedAt(),
                body);
    }
}
