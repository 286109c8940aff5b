package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.handover.HandOverCode;
import id.dinsos.disbursement.stock.Distribution.None;
import id.dinsos.disbursement.stock.Distribution.Planned;
import id.dinsos.disbursement.stock.Distribution.Stage;
import id.dinsos.disbursement.stock.DistributionCommand.AddProof;
import id.dinsos.disbursement.stock.DistributionCommand.Cancel;
import id.dinsos.disbursement.stock.DistributionCommand.Confirm;
import id.dinsos.disbursement.stock.DistributionCommand.Correct;
import id.dinsos.disbursement.stock.DistributionCommand.PlanIt;
import id.dinsos.disbursement.stock.DistributionCommand.Record;
import id.dinsos.disbursement.stock.DistributionCommand.WithdrawRecord;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCancelled;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionConfirmed;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCorrected;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCorrectionEntered;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionPlanned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionProofAdded;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import id.dinsos.disbursement.stock.DistributionEvent.RecordWithdrawn;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Names;
import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Goods are with families by a signed record with a proof and the word of somebody who did not
 * enter it; one that turns out to be wrong is corrected in the same way. A family stands in one
 * distribution of a run's month at a time; who did not take it may stand in the next.
 */
public final class DistributionDecider
        implements Decider<DistributionCommand, Distribution, DistributionEvent> {
    /** Nothing is public of it. */
    public static final Aggregate<DistributionCommand, Distribution, DistributionEvent>
            DISTRIBUTION =
                    Aggregate.of(new DistributionDecider())
                            .claiming(DistributionDecider::claims)
                            .ownedBy(one ->
                                    one instanceof Planned known ? known.plan().owner() : null);

    private static final int MAX_PROOFS = 50;

    @Override
    public Distribution initial() {
        return new None();
    }

    @Override
    public Decision<DistributionEvent> decide(DistributionCommand command, Distribution state) {
        if (!(state instanceof Planned known)) {
            return command instanceof PlanIt(DistributionPlanned planned)
                    ? Decision.accept(planned)
                    : Decision.refuse(
                            StockCode.DISTRIBUTION_NOT_FOUND, "no such distribution is planned");
        }
        return switch (command) {
            case PlanIt _ -> Decision.accept();
            case AddProof(DistributionProofAdded proof) -> add(proof, known);
            case Record(DistributionRecorded record) ->
                    known.stage() != Stage.PLANNED
                            ? wrong(known)
                            : known.plan().families().containsAll(record.absent().keySet())
                                    ? Decision.accept(record)
                                    : Decision.refuse(
                                            StockCode.DISTRIBUTION_LINES_WRONG,
                                            "the record names families that are not of it");
            case Correct(DistributionRecorded record, String reason) ->
                    correct(record, reason, known);
            case WithdrawRecord(String reason, String by) ->
                    known.stage() == Stage.RECORDED || known.correction() != null
                            ? Decision.accept(new RecordWithdrawn(reason, by))
                            : wrong(known);
            case Confirm(String by) -> confirm(by, known);
            case Cancel(String reason, String by) ->
                    known.stage() == Stage.PLANNED
                            ? Decision.accept(new DistributionCancelled(reason, by))
                            : wrong(known);
        };
    }

    @Override
    public Distribution evolve(Distribution state, DistributionEvent event) {
        return switch (event) {
            case DistributionPlanned planned ->
                    new Planned(planned, List.of(), null, Stage.PLANNED, 0, null);
            case DistributionProofAdded proof -> ((Planned) state).plus(proof);
            case DistributionRecorded record -> ((Planned) state).at(Stage.RECORDED, record);
            case RecordWithdrawn _ -> {
                Planned known = (Planned) state;
                yield known.correction() == null
                        ? known.at(Stage.PLANNED, null)
                        : known.at(known.stage(), known.record());
            }
            case DistributionConfirmed _ -> ((Planned) state).confirmed(((Planned) state).record());
            case DistributionCorrectionEntered(DistributionRecorded record, _) ->
                    ((Planned) state).correcting(record);
            case DistributionCorrected _ -> {
                Planned known = (Planned) state;
                DistributionRecorded correction = known.correction();
                yield known.confirmed(correction == null ? known.record() : correction);
            }
            case DistributionCancelled _ -> ((Planned) state).at(Stage.CANCELLED, null);
        };
    }

    private static Decision<DistributionEvent> add(DistributionProofAdded proof, Planned known) {
        boolean settled = known.stage() == Stage.CONFIRMED && known.correction() == null;
        if (settled || known.stage() == Stage.CANCELLED) {
            return wrong(known);
        }
        if (known.proofs().stream().anyMatch(one -> one.sha256().equals(proof.sha256()))) {
            return Decision.accept();
        }
        return known.proofs().size() < MAX_PROOFS
                ? Decision.accept(proof)
                : Decision.refuse(
                        HandOverCode.HAND_OVER_PROOFS_FULL, "a record has at most 50 proofs");
    }

    private static Decision<DistributionEvent> correct(
            DistributionRecorded record, String reason, Planned known) {
        if (known.stage() != Stage.CONFIRMED) {
            return wrong(known);
        }
        return known.plan().families().containsAll(record.absent().keySet())
                ? Decision.accept(new DistributionCorrectionEntered(record, reason))
                : Decision.refuse(
                        StockCode.DISTRIBUTION_LINES_WRONG,
                        "the record names families that are not of it");
    }

    private static Decision<DistributionEvent> confirm(String by, Planned known) {
        DistributionRecorded correction = known.correction();
        if (correction != null) {
            return confirm(by, correction, known);
        }
        DistributionRecorded record = known.record();
        if (known.stage() != Stage.RECORDED || record == null) {
            return wrong(known);
        }
        if (record.by().equals(by)) {
            return Decision.refuse(
                    StockCode.DISTRIBUTION_OF_YOUR_OWN, "who entered it does not confirm it");
        }
        return known.proofs().isEmpty()
                ? Decision.refuse(
                        StockCode.DISTRIBUTION_WITHOUT_PROOF,
                        "the signed record or a photo is missing")
                : Decision.accept(new DistributionConfirmed(known.received(), by));
    }

    private static Decision<DistributionEvent> confirm(
            String by, DistributionRecorded correction, Planned known) {
        if (correction.by().equals(by)) {
            return Decision.refuse(
                    StockCode.DISTRIBUTION_OF_YOUR_OWN, "who entered it does not confirm it");
        }
        return known.proofs().size() > known.settled()
                ? Decision.accept(new DistributionCorrected(known.received(correction), by))
                : Decision.refuse(
                        StockCode.DISTRIBUTION_WITHOUT_PROOF,
                        "the corrected record or a photo of it is missing");
    }

    private static Decision<DistributionEvent> wrong(Planned known) {
        return Decision.refuse(
                StockCode.DISTRIBUTION_STAGE_WRONG, "the distribution is " + known.stage());
    }

    private static Claims claims(UUID id, Distribution before, DistributionEvent event) {
        return switch (event) {
            case DistributionPlanned(Plan plan, _) ->
                    new Claims(claims(id, plan, plan.families()), List.of());
            case DistributionConfirmed _ -> {
                Planned known = (Planned) before;
                DistributionRecorded record = known.record();
                yield record == null
                        ? Claims.NONE
                        : new Claims(List.of(), claims(id, known.plan(), record.absent().keySet()));
            }
            case DistributionCorrected _ -> corrected(id, (Planned) before);
            case DistributionCancelled _ -> {
                Plan plan = ((Planned) before).plan();
                yield new Claims(List.of(), claims(id, plan, plan.families()));
            }
            case DistributionProofAdded _,
                    DistributionRecorded _,
                    DistributionCorrectionEntered _,
                    RecordWithdrawn _ ->
                    Claims.NONE;
        };
    }

    /** Who took it after all stands in it again, and who did not may stand in another. */
    private static Claims corrected(UUID id, Planned known) {
        DistributionRecorded record = known.record();
        DistributionRecorded correction = known.correction();
        if (record == null || correction == null) {
            return Claims.NONE;
        }
        Set<UUID> before = record.absent().keySet();
        Set<UUID> now = correction.absent().keySet();
        return new Claims(
                claims(id, known.plan(), without(before, now)),
                claims(id, known.plan(), without(now, before)));
    }

    private static List<UUID> without(Set<UUID> some, Set<UUID> others) {
        return some.stream().filter(one -> !others.contains(one)).sorted().toList();
    }

    private static List<Claim> claims(UUID id, Plan plan, Collection<UUID> families) {
        return families.stream()
                .map(family -> claim(id, plan.run(), plan.month(), family, plan.item()))
                .toList();
    }

    /** On an item of a run's month for a family: a voucher for it claims the same. */
    public static Claim claim(UUID id, UUID run, YearMonth month, UUID family, String item) {
        UUID what = Names.uuid("goods", run, month, family, item);
        byte[] value =
                ByteBuffer.allocate(16)
                        .putLong(what.getMostSignificantBits())
                        .putLong(what.getLeastSignificantBits())
                        .array();
        return Claim.of("goods", value, id, StockCode.DISTRIBUTION_FAMILY_TWICE);
    }
}
