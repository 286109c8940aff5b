package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand.Approve;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunFileReleased;
import id.dinsos.eventstore.rules.Decision;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Of {@link RunDecider}: who may sign, and who may let a file go. */
final class RunHands {
    private RunHands() {}

    static Decision<RunEvent> approve(Approve command, Opened run) {
        if (run.signatures().preparers().contains(command.by())) {
            return Decision.refuse(
                    RunCode.APPROVER_IS_PREPARER, "who prepared a run never approves it");
        }
        if (command.involved().contains(command.by())) {
            return Decision.refuse(
                    RunCode.APPROVER_IS_INVOLVED,
                    "who defined the programme or entered its money never approves its runs");
        }
        if (run.signatures().accountsBy().contains(command.by())) {
            return Decision.refuse(
                    RunCode.APPROVER_CHANGED_ACCOUNT,
                    "who entered an account that is paid into never approves the run");
        }
        if (run.signatures().approvers().contains(command.by())) {
            return Decision.refuse(
                    RunCode.ALREADY_APPROVED_BY_YOU, "a second approval needs a second person");
        }
        if (run.stage() != Stage.SUBMITTED) {
            return Decision.refuse(
                    RunCode.RUN_NOT_SUBMITTED,
                    "only a submitted run, with its decree, can be approved; it is " + run.stage());
        }
        List<String> missing = run.approvalsMissing();
        return missing.stream()
                .filter(command.roles()::contains)
                .findFirst()
                .map(role ->
                        Decision.<RunEvent>accept(
                                new RunApproved(
                                        command.by(), command.note(), role, missing.size() - 1)))
                .orElseGet(() ->
                        Decision.refuse(
                                RunCode.APPROVER_ROLE_MISSING,
                                "a run of this sum still needs: " + String.join(", ", missing)));
    }

    /** Whoever had a hand in what a file pays does not let it go. */
    static Decision<RunEvent> release(UUID file, String by, Set<String> involved, Opened run) {
        Signatures hands = run.signatures();
        if (hands.preparers().contains(by)
                || hands.approvers().contains(by)
                || hands.accountsBy().contains(by)
                || involved.contains(by)) {
            return Decision.refuse(
                    RunCode.RELEASER_IS_INVOLVED,
                    "who prepared or approved the run, defined its programme, or entered its"
                            + " money or an account, does not release its files");
        }
        return Decision.accept(new RunFileReleased(file, by));
    }
}
