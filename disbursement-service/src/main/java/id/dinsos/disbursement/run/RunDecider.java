package id.dinsos.disbursement.run;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.paper.Papers;
import id.dinsos.disbursement.run.Run.None;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand.Amend;
import id.dinsos.disbursement.run.RunCommand.Approve;
import id.dinsos.disbursement.run.RunCommand.Cancel;
import id.dinsos.disbursement.run.RunCommand.Close;
import id.dinsos.disbursement.run.RunCommand.DecideLimit;
import id.dinsos.disbursement.run.RunCommand.FinishFreeze;
import id.dinsos.disbursement.run.RunCommand.FinishInstruct;
import id.dinsos.disbursement.run.RunCommand.InstructHold;
import id.dinsos.disbursement.run.RunCommand.NoteCutoff;
import id.dinsos.disbursement.run.RunCommand.NoteFiles;
import id.dinsos.disbursement.run.RunCommand.Open;
import id.dinsos.disbursement.run.RunCommand.OrderPayment;
import id.dinsos.disbursement.run.RunCommand.ReleaseFile;
import id.dinsos.disbursement.run.RunCommand.ReleaseFunds;
import id.dinsos.disbursement.run.RunCommand.Replace;
import id.dinsos.disbursement.run.RunCommand.StartFreeze;
import id.dinsos.disbursement.run.RunCommand.StartInstruct;
import id.dinsos.disbursement.run.RunCommand.Submit;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunCancelled;
import id.dinsos.disbursement.run.RunEvent.RunClosed;
import id.dinsos.disbursement.run.RunEvent.RunCutoffNoted;
import id.dinsos.disbursement.run.RunEvent.RunFileReleased;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunFundsReleased;
import id.dinsos.disbursement.run.RunEvent.RunHoldInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructionStarted;
import id.dinsos.disbursement.run.RunEvent.RunLimitDecided;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPaymentOrdered;
import id.dinsos.disbursement.run.RunEvent.RunPlacesFilled;
import id.dinsos.disbursement.run.RunEvent.RunRosterAmended;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.Set;

/**
 * A run goes one way: opened, frozen, submitted with its decree, approved, ordered and funded,
 * instructed, closed. Nobody acts twice in it: who opened, amended or submitted it never approves,
 * nor does who defined its programme, entered its money or an account that it pays into; nobody
 * approves twice; none of all these releases its bank files, and whoever prepared, approved or
 * released does not close it. It is closed only when nothing of it is still to be made. It can be
 * given up only while nothing has been instructed. What the background jobs report is taken once;
 * repeated, it changes nothing.
 */
public final class RunDecider implements Decider<RunCommand, Run, RunEvent> {
    @Override
    public Run initial() {
        return new None();
    }

    @Override
    public Decision<RunEvent> decide(RunCommand command, Run run) {
        if (!(run instanceof Opened known)) {
            return command instanceof Open(RunPlan plan)
                    ? Decision.accept(new RunOpened(plan))
                    : Decision.refuse(RunCode.RUN_NOT_FOUND, "there is no such run");
        }
        return switch (command) {
            case Open _ -> Decision.refuse(RunCode.RUN_ALREADY_OPEN, "the run is open already");
            case NoteCutoff(var ends) ->
                    known.stage() == Stage.OPEN && known.freeze().ends().isEmpty()
                            ? Decision.accept(new RunCutoffNoted(ends))
                            : Decision.accept();
            case StartFreeze(int candidates, var firstIds) ->
                    known.stage() == Stage.OPEN
                            ? Decision.accept(new RunFreezeStarted(candidates, firstIds))
                            : Decision.accept();
            case DecideLimit(var limit) ->
                    known.stage() == Stage.FREEZING && known.freeze().limit() == null
                            ? Decision.accept(new RunLimitDecided(limit))
                            : Decision.accept();
            case FinishFreeze(var tally, var hash, var accountsBy) ->
                    known.stage() == Stage.FREEZING
                            ? Decision.accept(new RunFrozen(tally, hash, accountsBy))
                            : Decision.accept();
            case Amend(var beneficiary, long amount, var hash, var by) ->
                    known.stage() == Stage.FROZEN
                            ? Decision.accept(new RunRosterAmended(beneficiary, amount, hash, by))
                            : Decision.refuse(
                                    RunCode.RUN_NOT_FROZEN,
                                    "a hold is released between freeze and submission; the run is "
                                            + known.stage());
            case Replace(var tally, var hash, int left, int filled, var by) ->
                    known.stage() == Stage.FROZEN || known.stage() == Stage.APPROVED
                            ? Decision.accept(new RunPlacesFilled(tally, hash, left, filled, by))
                            : Decision.refuse(
                                    RunCode.RUN_STATE_WRONG,
                                    "places are filled at the submission and before the"
                                            + " instruction; the run is "
                                            + known.stage());
            case Submit submit -> submit(submit, known);
            case Approve approve -> RunHands.approve(approve, known);
            case OrderPayment order -> RunPapers.order(order, known);
            case ReleaseFunds release -> RunPapers.release(release, known);
            case StartInstruct _ -> start(known);
            case FinishInstruct(var instructed) ->
                    known.stage() == Stage.APPROVED
                            ? Decision.accept(new RunInstructed(instructed))
                            : Decision.accept();
            case NoteFiles(var files) ->
                    known.stage() == Stage.INSTRUCTED && !known.payout().filesMade()
                            ? Decision.accept(new RunFilesMade(files))
                            : Decision.accept();
            case InstructHold hold -> instruct(hold, known);
            case ReleaseFile(var file, var by, var involved) ->
                    RunHands.release(file, by, involved, known);
            case Close close -> close(close, known);
            case Cancel(var reason, var by) ->
                    known.stage().isBeforeInstruction()
                                    || known.stage() == Stage.APPROVED && !known.payout().started()
                            ? Decision.accept(new RunCancelled(reason, by))
                            : Decision.refuse(
                                    RunCode.RUN_STATE_WRONG,
                                    "a run that is %s cannot be given up".formatted(known.stage()));
        };
    }

    @Override
    public Run evolve(Run run, RunEvent event) {
        if (event instanceof RunOpened(RunPlan plan)) {
            return Opened.of(plan);
        }
        Opened known = (Opened) run;
        return switch (event) {
            case RunOpened _ -> known;
            case RunCutoffNoted(var ends) -> known.with(known.freeze().waitingFor(ends));
            case RunFreezeStarted(int candidates, var firstIds) ->
                    known.at(Stage.FREEZING).with(known.freeze().cutInto(candidates, firstIds));
            case RunLimitDecided(var limit) -> known.with(known.freeze().limitedTo(limit));
            case RunFrozen(var tally, var hash, var accountsBy) ->
                    known.at(Stage.FROZEN)
                            .with(known.freeze().judged(tally, hash))
                            .with(
                                    known.signatures()
                                            .accountsBy(
                                                    accountsBy == null ? Set.of() : accountsBy));
            case RunRosterAmended(_, long amount, var hash, var by) ->
                    known.amended(known.tally().released(amount), hash, by);
            case RunPlacesFilled(var tally, var hash, _, _, var by) ->
                    known.amended(tally, hash, by);
            case RunSubmitted(var decree, var by) ->
                    known.at(Stage.SUBMITTED)
                            .with(known.signatures().papers(papers(known).decreed(decree), by));
            case RunPaymentOrdered(var order, var amount, var by) ->
                    known.with(known.signatures().papers(papers(known).with(order, amount), by));
            case RunFundsReleased(var order, var release, var by) ->
                    known.with(
                            known.signatures().papers(papers(known).released(order, release), by));
            case RunApproved(var by, _, var role, _) -> known.approved(by, role);
            case RunInstructionStarted _ -> known.with(known.payout().begun());
            case RunHoldInstructed(var beneficiary, int payments, long amount, _, var by) ->
                    known.with(known.payout().plus(beneficiary, payments, amount))
                            .with(known.signatures().approvedAfterwardsBy(by));
            case RunFileReleased(_, var by) -> known.with(known.signatures().releasedBy(by));
            case RunInstructed(var sum) ->
                    known.at(Stage.INSTRUCTED).with(known.payout().instructed(sum));
            case RunFilesMade(var files) -> known.with(known.payout().sentIn(files));
            case RunClosed(var money, _) ->
                    known.at(Stage.CLOSED).with(known.payout().closedWith(money));
            case RunCancelled _ -> known.at(Stage.CANCELLED);
        };
    }

    private static Papers papers(Opened run) {
        return run.signatures().papers();
    }

    /** The instruction is of the whole roster: it waits until all of its money is released. */
    private static Decision<RunEvent> start(Opened run) {
        if (run.stage() != Stage.APPROVED) {
            return Decision.refuse(
                    RunCode.RUN_STATE_WRONG,
                    "only an approved run is instructed; it is " + run.stage());
        }
        if (run.payout().started()) {
            return Decision.accept();
        }
        return run.isFundedFor(run.total())
                ? Decision.accept(new RunInstructionStarted())
                : RunPapers.unfunded(run.total(), run);
    }

    private static Decision<RunEvent> submit(Submit command, Opened run) {
        if (run.stage() != Stage.FROZEN) {
            return Decision.refuse(
                    RunCode.RUN_NOT_FROZEN,
                    "only a frozen roster can be submitted; the run is " + run.stage());
        }
        if (run.tally().eligible() == 0) {
            return Decision.refuse(RunCode.RUN_EMPTY, "nobody on the roster is eligible");
        }
        return Decision.accept(new RunSubmitted(command.rosterDecree(), command.by()));
    }

    /** The roster's row was signed; one more signature lets it go on, by somebody new. */
    private static Decision<RunEvent> instruct(InstructHold command, Opened run) {
        if (run.stage() != Stage.INSTRUCTED) {
            return Decision.refuse(
                    RunCode.RUN_NOT_INSTRUCTED,
                    "only an instructed run leaves somebody out; it is " + run.stage());
        }
        if (!run.payout().filesMade()) {
            return Decision.refuse(
                    RunCode.RUN_FILES_MISSING, "the bank files of the run are still to be made");
        }
        Signatures hands = run.signatures();
        if (hands.preparers().contains(command.by())) {
            return Decision.refuse(
                    RunCode.APPROVER_IS_PREPARER,
                    "who prepared the run does not let its holds go on");
        }
        if (hands.accountsBy().contains(command.by())) {
            return Decision.refuse(
                    RunCode.APPROVER_CHANGED_ACCOUNT,
                    "who entered an account that is paid into never approves the run");
        }
        Rupiah sum = run.payout().instructed().amount().plus(new Rupiah(command.amountRupiah()));
        if (!run.isFundedFor(sum)) {
            return RunPapers.unfunded(sum, run);
        }
        return Decision.accept(
                new RunHoldInstructed(
                        command.beneficiary(),
                        command.payments(),
                        command.amountRupiah(),
                        command.reason(),
                        command.by()));
    }

    /** What is still to be made would never leave, and no new run could pay it. */
    private static Decision<RunEvent> close(Close command, Opened run) {
        if (run.stage() != Stage.INSTRUCTED) {
            return Decision.refuse(
                    RunCode.RUN_NOT_INSTRUCTED,
                    "only an instructed run can be closed; it is " + run.stage());
        }
        if (!run.payout().filesMade()) {
            return Decision.refuse(
                    RunCode.RUN_FILES_MISSING, "the bank files of the run are still to be made");
        }
        Signatures hands = run.signatures();
        if (hands.approvers().contains(command.by())) {
            return Decision.refuse(
                    RunCode.CLOSER_IS_APPROVER, "who approved a run does not close it");
        }
        if (hands.preparers().contains(command.by()) || hands.releasers().contains(command.by())) {
            return Decision.refuse(
                    RunCode.CLOSER_IS_INVOLVED,
                    "who prepared a run or released its files does not close it");
        }
        return Decision.accept(new RunClosed(command.money(), command.by()));
    }
}
