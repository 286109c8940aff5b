package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankFilePlan.Decided;
import id.dinsos.disbursement.channel.BankFilePlan.None;
import id.dinsos.disbursement.channel.BankFilePlanDecider.Decide;
import id.dinsos.disbursement.channel.BankFilePlanEvent.BankFilesPlanned;
import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.BankFilePlanEvent.PlannedFile;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.util.List;
import java.util.UUID;

/**
 * The files of a run are decided on once. A second decision, by whoever was slower or was killed
 * and began again, changes nothing: the first stands, with the accounts that it read.
 */
public final class BankFilePlanDecider implements Decider<Decide, BankFilePlan, BankFilePlanEvent> {
    /** In public its payments speak. */
    public static final Aggregate<Decide, BankFilePlan, BankFilePlanEvent> PLAN =
            Aggregate.of(new BankFilePlanDecider())
                    .ownedBy(plan -> plan instanceof Decided known ? known.owner() : null);

    /** Decides on all files of a run. */
    public record Decide(
            UUID run, UUID budget, String owner, List<PlannedFile> files, List<LeftOut> leftOut) {
        public Decide {
            files = List.copyOf(files);
            leftOut = List.copyOf(leftOut);
        }
    }

    @Override
    public BankFilePlan initial() {
        return new None();
    }

    @Override
    public Decision<BankFilePlanEvent> decide(Decide command, BankFilePlan plan) {
        return switch (plan) {
            case None _ ->
                    Decision.accept(
                            new BankFilesPlanned(
                                    command.run(),
                                    command.budget(),
                                    command.owner(),
                                    command.files(),
                                    command.leftOut()));
            case Decided _ -> Decision.accept();
        };
    }

    @Override
    public BankFilePlan evolve(BankFilePlan plan, BankFilePlanEvent event) {
        return switch (event) {
            case BankFilesPlanned(var run, var budget, var owner, var files, var leftOut) ->
                    new Decided(run, budget, owner, files, leftOut);
        };
    }
}
