package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.recovery.Recovery.Found;
import id.dinsos.disbursement.recovery.Recovery.Instalment;
import id.dinsos.disbursement.recovery.Recovery.Kind;
import id.dinsos.disbursement.recovery.Recovery.None;
import id.dinsos.disbursement.recovery.Recovery.Receipt;
import id.dinsos.disbursement.recovery.Recovery.Stage;
import id.dinsos.disbursement.recovery.Recovery.Step;
import id.dinsos.disbursement.recovery.RecoveryCommand.Agree;
import id.dinsos.disbursement.recovery.RecoveryCommand.Confirm;
import id.dinsos.disbursement.recovery.RecoveryCommand.NoteReturn;
import id.dinsos.disbursement.recovery.RecoveryCommand.Prepare;
import id.dinsos.disbursement.recovery.RecoveryCommand.Propose;
import id.dinsos.disbursement.recovery.RecoveryCommand.Refuse;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryClaimed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryDismissed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryInstalmentsAgreed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryPaymentReturned;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryProposed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryReceived;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryRefunded;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryReviewed;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryStepPrepared;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryStepRefused;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryWithdrawn;
import id.dinsos.disbursement.recovery.RecoveryEvent.RecoveryWrittenOff;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.LocalDate;
import java.util.List;

/**
 * The service finds, persons decide: a recovery is proposed and followed up as facts change until
 * an officer acts on it. From there on each step is prepared by one and confirmed by another: the
 * claim, what the treasury received, the decree by which the rest is given up, and that nothing was
 * owed. No more is received than is owed. Where the bank returns the payment itself nothing is
 * owed, and what was received is given back.
 */
public final class RecoveryDecider implements Decider<RecoveryCommand, Recovery, RecoveryEvent> {
    /** In public its payment and its budget speak. */
    public static final Aggregate<RecoveryCommand, Recovery, RecoveryEvent> RECOVERY =
            Aggregate.of(new RecoveryDecider())
                    .ownedBy(one -> one instanceof Found known ? known.finding().owner() : null);

    private static final int MOST_INSTALMENTS = 60;

    @Override
    public Recovery initial() {
        return new None();
    }

    @Override
    public Decision<RecoveryEvent> decide(RecoveryCommand command, Recovery recovery) {
        if (!(recovery instanceof Found known)) {
            return switch (command) {
                case Propose(Finding finding) ->
                        finding.overpaidRupiah() == 0
                                ? Decision.accept()
                                : Decision.accept(new RecoveryProposed(finding));
                case NoteReturn _ -> Decision.accept();
                case Prepare _, Confirm _, Refuse _, Agree _ ->
                        Decision.refuse(
                                RecoveryCode.RECOVERY_NOT_FOUND, "there is no such recovery");
            };
        }
        return switch (command) {
            case Propose(Finding finding) -> propose(finding, known);
            case NoteReturn _ ->
                    switch (known.stage()) {
                        case PROPOSED, CLAIMED, SETTLED, WRITTEN_OFF ->
                                Decision.accept(
                                        new RecoveryPaymentReturned(known.receivedRupiah()));
                        case DISMISSED, WITHDRAWN, RETURNED, REFUND_DUE -> Decision.accept();
                    };
            case Prepare(Step step, var today) -> prepare(step, today, known);
            case Confirm(var by) -> confirm(by, known);
            case Refuse(var by, var reason) ->
                    known.pending() == null
                            ? nothingPrepared()
                            : Decision.accept(new RecoveryStepRefused(by, reason));
            case Agree agree -> agree(agree, known);
        };
    }

    @Override
    public Recovery evolve(Recovery recovery, RecoveryEvent event) {
        if (event instanceof RecoveryProposed(Finding finding)) {
            return Found.of(finding);
        }
        Found known = (Found) recovery;
        return switch (event) {
            case RecoveryProposed _ -> known;
            case RecoveryReviewed(Finding finding) -> known.reviewed(finding);
            case RecoveryWithdrawn _ -> known.at(Stage.WITHDRAWN);
            case RecoveryStepPrepared(Step step) -> known.with(step);
            case RecoveryStepRefused _ -> known.with(null);
            case RecoveryClaimed _ -> known.at(Stage.CLAIMED);
            case RecoveryInstalmentsAgreed(var plan, _, _) -> known.agreed(plan);
            case RecoveryReceived(Receipt receipt, _) -> known.plus(receipt);
            case RecoveryWrittenOff _ -> known.at(Stage.WRITTEN_OFF);
            case RecoveryDismissed _ -> ended(known, Stage.DISMISSED);
            case RecoveryPaymentReturned _ -> ended(known, Stage.RETURNED);
            case RecoveryRefunded(long amount, _) -> known.refunded(amount);
        };
    }

    /** Nothing is owed: what was received is. */
    private static Found ended(Found known, Stage stage) {
        return known.at(known.receivedRupiah() > 0 ? Stage.REFUND_DUE : stage);
    }

    private static Decision<RecoveryEvent> propose(Finding finding, Found known) {
        boolean owed = finding.overpaidRupiah() > 0;
        return switch (known.stage()) {
            case PROPOSED ->
                    finding.saysAs(known.finding()) || known.pending() != null
                            ? Decision.accept()
                            : owed
                                    ? Decision.accept(new RecoveryReviewed(finding))
                                    : Decision.accept(
                                            new RecoveryWithdrawn("it was due after all"));
            case WITHDRAWN, RETURNED ->
                    owed && known.receivedRupiah() == 0
                            ? Decision.accept(new RecoveryProposed(finding))
                            : Decision.accept();
            case DISMISSED ->
                    owed && !finding.saysAs(known.finding())
                            ? Decision.accept(new RecoveryProposed(finding))
                            : Decision.accept();
            case CLAIMED, SETTLED, WRITTEN_OFF, REFUND_DUE -> Decision.accept();
        };
    }

    private static Decision<RecoveryEvent> prepare(Step step, LocalDate today, Found known) {
        if (known.pending() != null) {
            return Decision.refuse(
                    RecoveryCode.RECOVERY_STEP_PENDING,
                    "a step waits for another officer already: " + known.pending().kind());
        }
        boolean fits =
                switch (step.kind()) {
                    case CLAIM -> known.stage() == Stage.PROPOSED;
                    case RECEIPT, WRITE_OFF -> known.stage() == Stage.CLAIMED;
                    case DISMISS ->
                            known.stage() == Stage.PROPOSED || known.stage() == Stage.CLAIMED;
                    case REFUND -> known.stage() == Stage.REFUND_DUE;
                };
        if (!fits) {
            return Decision.refuse(
                    RecoveryCode.RECOVERY_STATE_WRONG,
                    "a recovery that is %s has no %s".formatted(known.stage(), step.kind()));
        }
        if (step.on().isAfter(today) || step.on().isBefore(known.finding().on())) {
            return Decision.refuse(
                    RecoveryCode.RECOVERY_DATE_WRONG,
                    "the paper is of tomorrow, or older than the payment");
        }
        if (step.kind() == Kind.RECEIPT) {
            if (known.receipts().stream().anyMatch(one -> one.number().equals(step.number()))) {
                return Decision.refuse(
                        RecoveryCode.RECOVERY_RECEIPT_KNOWN,
                        "the receipt %s is noted already".formatted(step.number()));
            }
            if (step.amountRupiah() < 1 || step.amountRupiah() > known.outstandingRupiah()) {
                return Decision.refuse(
                        RecoveryCode.RECOVERY_AMOUNT_WRONG,
                        "%d rupiah are owed".formatted(known.outstandingRupiah()));
            }
        }
        return Decision.accept(new RecoveryStepPrepared(step));
    }

    private static Decision<RecoveryEvent> confirm(String by, Found known) {
        Step step = known.pending();
        if (step == null) {
            return nothingPrepared();
        }
        if (step.by().equals(by)) {
            return Decision.refuse(
                    RecoveryCode.RECOVERY_STEP_OF_YOUR_OWN,
                    "who prepared a step does not confirm it");
        }
        return Decision.accept(
                switch (step.kind()) {
                    case CLAIM -> new RecoveryClaimed(by);
                    case RECEIPT ->
                            new RecoveryReceived(
                                    new Receipt(step.number(), step.on(), step.amountRupiah()), by);
                    case WRITE_OFF -> new RecoveryWrittenOff(known.outstandingRupiah(), by);
                    case DISMISS -> new RecoveryDismissed(by);
                    case REFUND -> new RecoveryRefunded(known.toRefundRupiah(), by);
                });
    }

    private static Decision<RecoveryEvent> agree(Agree command, Found known) {
        if (known.stage() != Stage.CLAIMED) {
            return Decision.refuse(
                    RecoveryCode.RECOVERY_STATE_WRONG,
                    "instalments belong to what is claimed; it is " + known.stage());
        }
        List<Instalment> plan = command.instalments();
        boolean sound = !plan.isEmpty() && plan.size() <= MOST_INSTALMENTS;
        long sum = 0;
        LocalDate before = null;
        for (Instalment one : plan) {
            sound &= one.amountRupiah() > 0 && (before == null || one.due().isAfter(before));
            before = one.due();
            sum += one.amountRupiah();
        }
        return sound && sum == known.outstandingRupiah()
                ? Decision.accept(
                        new RecoveryInstalmentsAgreed(plan, command.number(), command.by()))
                : Decision.refuse(
                        RecoveryCode.RECOVERY_INSTALMENTS_WRONG,
                        "1 to %d instalments, day after day, of %d rupiah together"
                                .formatted(MOST_INSTALMENTS, known.outstandingRupiah()));
    }

    private static Decision<RecoveryEvent> nothingPrepared() {
        return Decision.refuse(
                RecoveryCode.RECOVERY_STEP_MISSING, "no step waits for another officer");
    }
}
