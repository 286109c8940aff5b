package id.dinsos.disbursement.assistance;

import id.dinsos.disbursement.assistance.AidList.None;
import id.dinsos.disbursement.assistance.AidList.Prepared;
import id.dinsos.disbursement.assistance.AidList.Stage;
import id.dinsos.disbursement.assistance.AidListCommand.Prepare;
import id.dinsos.disbursement.assistance.AidListEvent.AidListApproved;
import id.dinsos.disbursement.assistance.AidListEvent.AidListFiled;
import id.dinsos.disbursement.assistance.AidListEvent.AidListPrepared;
import id.dinsos.disbursement.assistance.AidListEvent.AidListRejected;
import id.dinsos.disbursement.assistance.AidListEvent.AidListReleased;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.List;

/**
 * The rules of a list: who prepared it, or has a hand in the programme or its money, does not
 * approve it, and who approved it does not let its files go.
 */
public final class AidListDecider implements Decider<AidListCommand, AidList, AidListEvent> {
    /** In public its requests and payments speak. */
    public static final Aggregate<AidListCommand, AidList, AidListEvent> LIST =
            Aggregate.of(new AidListDecider())
                    .ownedBy(list -> list instanceof Prepared one ? one.plan().owner() : null);

    @Override
    public AidList initial() {
        return new None();
    }

    @Override
    public Decision<AidListEvent> decide(AidListCommand command, AidList list) {
        if (!(list instanceof Prepared known)) {
            return command instanceof Prepare(AidList.Plan plan)
                    ? Decision.accept(new AidListPrepared(plan))
                    : Decision.refuse(AidCode.AID_LIST_NOT_FOUND, "there is no such list");
        }
        return switch (command) {
            case Prepare _ -> wrong(known, "prepared");
            case AidListCommand.Approve(var payees, var by, var involved) -> {
                if (known.stage() != Stage.PREPARED) {
                    yield wrong(known, "approved");
                }
                yield by.equals(known.plan().preparedBy()) || involved.contains(by)
                        ? another("who prepared it, defined the programme or allotted its money")
                        : Decision.accept(new AidListApproved(payees, by));
            }
            case AidListCommand.Reject(var reason, var by) ->
                    known.stage() == Stage.PREPARED
                            ? Decision.accept(new AidListRejected(reason, by))
                            : wrong(known, "turned down");
            case AidListCommand.NoteFiles(var files) ->
                    known.stage() == Stage.APPROVED
                            ? Decision.accept(new AidListFiled(files))
                            : Decision.accept();
            case AidListCommand.Release(var by) -> {
                if (known.stage() != Stage.FILED) {
                    yield wrong(known, "released");
                }
                yield by.equals(known.approvedBy())
                        ? another("who approved it")
                        : Decision.accept(new AidListReleased(by));
            }
        };
    }

    @Override
    public AidList evolve(AidList list, AidListEvent event) {
        if (event instanceof AidListPrepared(AidList.Plan plan)) {
            return new Prepared(plan, Stage.PREPARED, List.of(), List.of(), "");
        }
        Prepared known = (Prepared) list;
        return switch (event) {
            case AidListPrepared _ -> known;
            case AidListApproved(var payees, var by) ->
                    new Prepared(known.plan(), Stage.APPROVED, payees, List.of(), by);
            case AidListRejected _ -> known.at(Stage.REJECTED);
            case AidListFiled(var files) ->
                    new Prepared(
                            known.plan(), Stage.FILED, known.payees(), files, known.approvedBy());
            case AidListReleased _ -> known.at(Stage.RELEASED);
        };
    }

    private static Decision<AidListEvent> another(String who) {
        return Decision.refuse(AidCode.AID_LIST_NEEDS_ANOTHER, who + " does not do this");
    }

    private static Decision<AidListEvent> wrong(Prepared known, String done) {
        return Decision.refuse(
                AidCode.AID_LIST_STATE_WRONG,
                "a list that is %s cannot be %s".formatted(known.stage(), done));
    }
}
