package id.dinsos.cases.worker;

import id.dinsos.cases.worker.WorkerDecider.Command;
import id.dinsos.cases.worker.WorkerEvent.WorkGiven;
import id.dinsos.cases.worker.WorkerEvent.WorkerEnlisted;
import id.dinsos.cases.worker.WorkerEvent.WorkerReleased;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The rules of workers: a resource is enlisted by the office it belongs to, and an account is one
 * worker's, so that who signs in is who is meant.
 */
public final class WorkerDecider implements Decider<Command, Worker, WorkerEvent> {
    /** What can be asked of a worker's record. */
    public sealed interface Command {
        record Enlist(
                String owner,
                String account,
                String team,
                List<String> skills,
                int maxCases,
                Instant at)
                implements Command {}

        /**
         * @param load how many open cases they have, all counted that their record tells of
         */
        record Give(int cases, int load, Instant at) implements Command {}

        record Release(Instant at) implements Command {}
    }

    /** The stream of a resource of the registry. */
    public static UUID streamId(UUID resource) {
        return Names.uuid("worker", resource);
    }

    /** The worker as the store needs it: an account is claimed while it serves. */
    public static Aggregate<Command, Worker, WorkerEvent> aggregate() {
        return Aggregate.of(new WorkerDecider())
                .claiming(WorkerDecider::claims)
                .ownedBy(state -> state instanceof Worker.Enlisted known ? known.owner() : null);
    }

    @Override
    public Worker initial() {
        return new Worker.None();
    }

    @Override
    public Decision<WorkerEvent> decide(Command command, Worker state) {
        return switch (command) {
            case Command.Enlist enlist -> enlist(enlist, state);
            case Command.Give give -> give(give, state);
            case Command.Release release ->
                    state instanceof Worker.Enlisted known && known.serving()
                            ? Decision.accept(new WorkerReleased(release.at()))
                            : Decision.refuse(
                                    WorkerCode.WORKER_UNKNOWN, "nobody has enlisted them");
        };
    }

    private static Decision<WorkerEvent> give(Command.Give command, Worker state) {
        if (!(state instanceof Worker.Enlisted known)) {
            return Decision.refuse(WorkerCode.WORKER_UNKNOWN, "nobody has enlisted them");
        }
        if (!known.serving()) {
            return Decision.refuse(WorkerCode.WORKER_NOT_SERVING, "they take no more cases");
        }
        if (command.cases() == 0) {
            return Decision.accept();
        }
        return command.load() + command.cases() > known.maxCases()
                ? Decision.refuse(
                        WorkerCode.WORKER_FULL,
                        "they have %d open cases of at most %d"
                                .formatted(command.load(), known.maxCases()))
                : Decision.accept(new WorkGiven(command.cases(), command.at()));
    }

    private static Decision<WorkerEvent> enlist(Command.Enlist command, Worker state) {
        if (state instanceof Worker.Enlisted known && !known.owner().equals(command.owner())) {
            return Decision.refuse(
                    WorkerCode.WORKER_OF_ANOTHER_OFFICE, "they work for " + known.owner());
        }
        WorkerEnlisted event =
                new WorkerEnlisted(
                        command.owner(),
                        command.account(),
                        command.team(),
                        command.skills(),
                        command.maxCases(),
                        command.at());
        return enlisted(event).equals(state) ? Decision.accept() : Decision.accept(event);
    }

    @Override
    public Worker evolve(Worker state, WorkerEvent event) {
        return switch (event) {
            case WorkerEnlisted enlisted -> enlisted(enlisted);
            case WorkGiven given -> state;
            case WorkerReleased released ->
                    state instanceof Worker.Enlisted known
                            ? new Worker.Enlisted(
                                    known.owner(),
                                    known.account(),
                                    known.team(),
                                    known.skills(),
                                    known.maxCases(),
                                    false)
                            : state;
        };
    }

    private static Worker.Enlisted enlisted(WorkerEnlisted event) {
        return new Worker.Enlisted(
                event.owner(),
                event.account(),
                event.team(),
                event.skills(),
                event.maxCases(),
                true);
    }

    private static Claims claims(UUID id, Worker before, WorkerEvent event) {
        if (event instanceof WorkGiven) {
            return Claims.NONE;
        }
        String old =
                before instanceof Worker.Enlisted known && known.serving() ? known.account() : "";
        String now = event instanceof WorkerEnlisted enlisted ? enlisted.account() : "";
        if (old.equals(now)) {
            return Claims.NONE;
        }
        return new Claims(
                now.isEmpty() ? List.of() : List.of(claim(id, now)),
                old.isEmpty() ? List.of() : List.of(claim(id, old)));
    }

    private static Claim claim(UUID id, String account) {
        return Claim.of(
                "worker-account",
                account.getBytes(StandardCharsets.UTF_8),
                id,
                WorkerCode.WORKER_ACCOUNT_TAKEN);
    }
}
