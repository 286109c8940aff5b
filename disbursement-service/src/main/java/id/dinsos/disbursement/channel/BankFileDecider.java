package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankBatch.None;
import id.dinsos.disbursement.channel.BankBatch.State;
import id.dinsos.disbursement.channel.BankFileCommand.Create;
import id.dinsos.disbursement.channel.BankFileCommand.Free;
import id.dinsos.disbursement.channel.BankFileCommand.MarkSent;
import id.dinsos.disbursement.channel.BankFileCommand.NoteReplacement;
import id.dinsos.disbursement.channel.BankFileCommand.Release;
import id.dinsos.disbursement.channel.BankFileCommand.Replace;
import id.dinsos.disbursement.channel.BankFileCommand.Stop;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileBatchSent;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileFreed;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReplaced;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReplacementMade;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileStopped;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A file is made once: the same content again changes nothing, other content is refused. It is
 * released once, by nobody who had a hand in what it was made for, and not while a payment that
 * stands in it is held: then another takes its place; each batch of its lines is marked as sent
 * once, in order.
 */
public final class BankFileDecider implements Decider<BankFileCommand, BankBatch, BankFileEvent> {
    /** In public its payments speak. */
    public static final Aggregate<BankFileCommand, BankBatch, BankFileEvent> BANK_FILE =
            Aggregate.of(new BankFileDecider())
                    .ownedBy(file -> file instanceof Made made ? made.owner() : null);

    @Override
    public BankBatch initial() {
        return new None();
    }

    @Override
    public Decision<BankFileEvent> decide(BankFileCommand command, BankBatch file) {
        if (!(file instanceof Made made)) {
            return command instanceof Create c
                    ? Decision.accept(
                            new BankFileCreated(
                                    c.run(),
                                    c.owner(),
                                    c.bank(),
                                    c.lines(),
                                    c.controlSum(),
                                    c.sha256(),
                                    c.content(),
                                    c.form(),
                                    c.title(),
                                    c.hands()))
                    : Decision.refuse(BankFileCode.BANK_FILE_NOT_FOUND, "there is no such file");
        }
        return switch (command) {
            case Create create ->
                    made.sha256().equals(create.sha256())
                            ? Decision.accept()
                            : Decision.refuse(
                                    BankFileCode.BANK_FILE_IMMUTABLE, "the file is made already");
            case Release release -> release(release, made);
            case Stop(var payment) ->
                    !made.mayStillStay()
                            ? left(made)
                            : made.stopped().contains(payment)
                                    ? Decision.accept()
                                    : Decision.accept(new BankFileStopped(payment));
            // Its payments stand in no file any more, and the one in its place is made without
            // them.
            case Free _ when made.state() == State.REPLACED -> left(made);
            case Free(var payment) ->
                    made.stopped().contains(payment)
                            ? Decision.accept(new BankFileFreed(payment))
                            : Decision.accept();
            case Replace(var by) ->
                    !made.mayStillStay()
                            ? left(made)
                            : made.stopped().isEmpty()
                                    ? Decision.refuse(
                                            BankFileCode.BANK_FILE_NOT_STOPPED,
                                            "no payment that stands in it is held")
                                    : Decision.accept(new BankFileReplaced(by));
            case NoteReplacement(var others) ->
                    made.state() == State.REPLACED && made.replacedBy() == null
                            ? Decision.accept(new BankFileReplacementMade(others))
                            : Decision.accept();
            case MarkSent(int batch, int lines) -> {
                if (made.state() == State.CREATED) {
                    yield Decision.refuse(
                            BankFileCode.BANK_FILE_NOT_RELEASED, "nobody has released the file");
                }
                yield made.batches() == batch && made.state() == State.RELEASED
                        ? Decision.accept(new BankFileBatchSent(batch, lines))
                        : Decision.refuse(
                                BankFileCode.BATCH_ALREADY_SENT, "another worker has sent it");
            }
        };
    }

    private static Decision<BankFileEvent> release(Release release, Made made) {
        if (!made.mayStillStay()) {
            return left(made);
        }
        if (made.hands().contains(release.by())) {
            return Decision.refuse(
                    RunCode.RELEASER_IS_INVOLVED,
                    "who prepared or approved what it was made for, or entered an account in it,"
                            + " does not release it");
        }
        return made.stopped().isEmpty()
                ? Decision.accept(new BankFileReleased(release.by(), release.on()))
                : Decision.refuse(
                        BankFileCode.BANK_FILE_STOPPED,
                        "payments that stand in it are held: " + made.stopped().size());
    }

    private static Decision<BankFileEvent> left(Made made) {
        return made.state() == State.REPLACED
                ? Decision.refuse(
                        BankFileCode.BANK_FILE_REPLACED, "another file has taken its place")
                : Decision.refuse(
                        BankFileCode.BANK_FILE_ALREADY_RELEASED, "the file has left already");
    }

    @Override
    public BankBatch evolve(BankBatch file, BankFileEvent event) {
        return switch (event) {
            case BankFileCreated e ->
                    new Made(
                            e.run(),
                            e.owner(),
                            e.bank(),
                            e.lines(),
                            e.controlSum(),
                            e.sha256(),
                            e.content(),
                            e.form(),
                            e.title(),
                            Objects.requireNonNullElse(e.hands(), List.of()),
                            State.CREATED,
                            0,
                            0,
                            null,
                            Set.of(),
                            null);
            case BankFileReleased(_, var on) -> ((Made) file).released(on);
            case BankFileStopped(var payment) -> ((Made) file).stoppedBy(payment);
            case BankFileFreed(var payment) -> ((Made) file).freedFrom(payment);
            case BankFileReplaced _ -> ((Made) file).replaced(null);
            case BankFileReplacementMade(var others) -> ((Made) file).replaced(others);
            case BankFileBatchSent(_, int lines) -> ((Made) file).sent(lines);
        };
    }
}
