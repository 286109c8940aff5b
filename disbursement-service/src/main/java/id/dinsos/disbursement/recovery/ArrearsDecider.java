package id.dinsos.disbursement.recovery;

import id.dinsos.disbursement.recovery.Arrears.Found;
import id.dinsos.disbursement.recovery.Arrears.None;
import id.dinsos.disbursement.recovery.Arrears.Stage;
import id.dinsos.disbursement.recovery.ArrearsCommand.Approve;
import id.dinsos.disbursement.recovery.ArrearsCommand.NoteFiles;
import id.dinsos.disbursement.recovery.ArrearsCommand.Propose;
import id.dinsos.disbursement.recovery.ArrearsCommand.Reject;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsApproved;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsFiled;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsProposed;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsRejected;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsReviewed;
import id.dinsos.disbursement.recovery.ArrearsEvent.ArrearsWithdrawn;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/**
 * The service finds, a person decides: arrears are proposed and followed up as facts change until
 * an approver has decided. What is approved is paid once; what was turned down comes again only
 * where it is another sum or reason.
 */
public final class ArrearsDecider implements Decider<ArrearsCommand, Arrears, ArrearsEvent> {
    /** In public the payment and the budget speak. */
    public static final Aggregate<ArrearsCommand, Arrears, ArrearsEvent> ARREARS =
            Aggregate.of(new ArrearsDecider())
                    .ownedBy(one -> one instanceof Found known ? known.finding().owner() : null);

    @Override
    public Arrears initial() {
        return new None();
    }

    @Override
    public Decision<ArrearsEvent> decide(ArrearsCommand command, Arrears arrears) {
        if (!(arrears instanceof Found known)) {
            return command instanceof Propose(Finding finding)
                    ? finding.underpaidRupiah() == 0
                            ? Decision.accept()
                            : Decision.accept(new ArrearsProposed(finding))
                    : Decision.refuse(RecoveryCode.ARREARS_NOT_FOUND, "there are no such arrears");
        }
        return switch (command) {
            case Propose(Finding finding) -> propose(finding, known);
            case Approve(var payee, var by, var reason) ->
                    known.stage() == Stage.PROPOSED
                            ? Decision.accept(new ArrearsApproved(payee, by, reason))
                            : decided(known);
            case Reject(var by, var reason) ->
                    known.stage() == Stage.PROPOSED
                            ? Decision.accept(new ArrearsRejected(by, reason))
                            : decided(known);
            case NoteFiles(var files) ->
                    known.stage() == Stage.APPROVED
                            ? Decision.accept(new ArrearsFiled(files))
                            : Decision.accept();
        };
    }

    @Override
    public Arrears evolve(Arrears arrears, ArrearsEvent event) {
        return switch (event) {
            case ArrearsProposed(Finding finding) -> Found.of(finding);
            case ArrearsReviewed(Finding finding) -> Found.of(finding);
            case ArrearsWithdrawn _ -> ((Found) arrears).at(Stage.WITHDRAWN);
            case ArrearsApproved(var payee, var by, _) -> ((Found) arrears).approved(payee, by);
            case ArrearsRejected _ -> ((Found) arrears).at(Stage.REJECTED);
            case ArrearsFiled(var files) -> ((Found) arrears).in(files);
        };
    }

    private static Decision<ArrearsEvent> propose(Finding finding, Found known) {
        boolean due = finding.underpaidRupiah() > 0;
        boolean same = finding.saysAs(known.finding());
        return switch (known.stage()) {
            case PROPOSED ->
                    same
                            ? Decision.accept()
                            : due
                                    ? Decision.accept(new ArrearsReviewed(finding))
                                    : Decision.accept(
                                            new ArrearsWithdrawn("nothing was due after all"));
            case WITHDRAWN ->
                    due ? Decision.accept(new ArrearsProposed(finding)) : Decision.accept();
            case REJECTED ->
                    due && !same
                            ? Decision.accept(new ArrearsProposed(finding))
                            : Decision.accept();
            case APPROVED, PAYING -> Decision.accept();
        };
    }

    private static Decision<ArrearsEvent> decided(Found known) {
        return Decision.refuse(
                RecoveryCode.ARREARS_DECIDED_ALREADY, "the arrears are " + known.stage());
    }
}
