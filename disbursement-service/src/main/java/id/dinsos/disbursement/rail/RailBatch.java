package id.dinsos.disbursement.rail;

import id.dinsos.disbursement.rail.RailEvent.RailEndProposed;
import id.dinsos.eventstore.rules.Names;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file on its way over the rail. */
public sealed interface RailBatch {
    /** After so many a person looks at it; the rail is still asked. */
    int MAX_ATTEMPTS = 5;

    static UUID idOf(UUID file) {
        return Names.uuid("rail-batch", file);
    }

    /** Nothing of it has left or is about to. */
    record None() implements RailBatch {}

    /**
     * On its way.
     *
     * @param attempt how often it was sent; again only after the rail has said that it never came
     * @param reference of the rail; empty until it has said so
     * @param reports what it has said, each once
     * @param end null unless an officer wants to end it
     */
    record Sent(
            UUID file,
            String owner,
            int lines,
            String sha256,
            int attempt,
            Stage stage,
            String reference,
            Set<UUID> reports,
            @Nullable RailEndProposed end)
            implements RailBatch {
        public Sent {
            reports = Set.copyOf(reports);
        }

        Sent at(Stage next) {
            return new Sent(file, owner, lines, sha256, attempt, next, reference, reports, end);
        }

        Sent acceptedAs(String name) {
            return new Sent(
                    file, owner, lines, sha256, attempt, Stage.ACCEPTED, name, reports, end);
        }

        Sent plus(UUID report, Stage next) {
            Set<UUID> all = new HashSet<>(reports);
            all.add(report);
            return new Sent(file, owner, lines, sha256, attempt, next, reference, all, end);
        }

        Sent ending(RailEndProposed proposal) {
            return new Sent(
                    file, owner, lines, sha256, attempt, stage, reference, reports, proposal);
        }

        /** It never came, and has not been sent as often as it may be. */
        boolean maySendAgain() {
            return stage == Stage.MISSING && attempt < MAX_ATTEMPTS;
        }

        /** It never came, and is not sent again. */
        boolean mayBeEnded() {
            return stage == Stage.MISSING && !maySendAgain();
        }

        /** Nothing is to be asked any more. */
        boolean isOver() {
            return stage == Stage.DONE || stage == Stage.REFUSED || stage == Stage.ENDED;
        }
    }

    /** How far it has come; the names are public. */
    enum Stage {
        /** About to be sent, or sent without an answer: it is asked for. */
        INTENDED,
        /** The rail does not have it: it may be sent again. */
        MISSING,
        ACCEPTED,
        REFUSED,
        /** It never came; two officers have ended it. */
        ENDED,
        DONE
    }
}
