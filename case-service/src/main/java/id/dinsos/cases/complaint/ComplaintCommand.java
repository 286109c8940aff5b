package id.dinsos.cases.complaint;

import id.dinsos.cases.knowledge.Facts;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;

/** What can be asked of a complaint; what is known at that moment travels with the command. */
public sealed interface ComplaintCommand {
    record Receive(Matter matter, PersonalData<Statement> statement, Facts facts, Instant at)
            implements ComplaintCommand {}

    /** The facts may have changed: answer again where they have. */
    record Review(Facts facts, Instant at) implements ComplaintCommand {}

    /**
     * Closes it.
     *
     * @param note empty for none; its key is the complaint's own
     */
    record Close(Outcome outcome, String note, Instant at) implements ComplaintCommand {}

    record Reopen(Facts facts, String note, Instant at) implements ComplaintCommand {}

    /** The same matter is told again, by whomever. */
    record Repeat(String channel, PersonalData<Statement> statement, Instant at)
            implements ComplaintCommand {}
}
