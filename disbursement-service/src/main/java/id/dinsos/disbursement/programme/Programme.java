package id.dinsos.disbursement.programme;

import id.dinsos.eventstore.Names;
import java.util.UUID;

/** A programme: undefined, or in force in its newest version. */
public sealed interface Programme {
    static UUID idOf(String code) {
        return Names.uuid("programme", code);
    }

    /** Nobody has defined it. */
    record Undefined() implements Programme {}

    /** The newest version counts; the stream keeps all of them. */
    record InForce(String code, int number, ProgrammeTerms terms) implements Programme {}
}
