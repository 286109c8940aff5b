package id.dinsos.cases.complaint;

import id.dinsos.cases.knowledge.Facts;
import java.util.UUID;

/** Where a complaint stands. */
public sealed interface Complaint {
    /** What is known of the complaint; there is none under an id nobody has complained under. */
    Dossier dossier();

    /** The public word for where it stands, out of those common to all cases. */
    default String publicState() {
        return switch (this) {
            case None none -> throw new IllegalStateException("there is no complaint");
            case Open open -> AnswerCode.waits(open.dossier().answer()) ? "RECEIVED" : "ASSESSED";
            case Closed closed -> "CLOSED";
        };
    }

    /** Nobody has complained under this id. */
    record None() implements Complaint {
        @Override
        public Dossier dossier() {
            throw new IllegalStateException("there is no complaint");
        }
    }

    record Open(Dossier dossier) implements Complaint {}

    record Closed(Dossier dossier, Outcome outcome) implements Complaint {}

    /**
     * The complaint with its newest answer and the facts behind it.
     *
     * @param subject whose key guards the personal data: an id of the complaint's own
     */
    record Dossier(Matter matter, UUID subject, String answer, Facts facts) {
        Dossier answered(String newAnswer, Facts newFacts) {
            return new Dossier(matter, subject, newAnswer, newFacts);
        }
    }
}
