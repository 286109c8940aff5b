package id.dinsos.cases.complaint;

import id.dinsos.cases.knowledge.Facts;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** The facts of a complaint's course, oldest kind first. Released shapes are frozen. */
public sealed interface ComplaintEvent {
    /** The name of what happened: that of the stored event, without its version. */
    default String change() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * A citizen complained and an officer or an app took it in. The statement has a key of its own.
     */
    record ComplaintReceived(Matter matter, PersonalData<Statement> statement, Instant at)
            implements ComplaintEvent {}

    /** The service answered from what it knew: at reception, and again whenever that changed. */
    record ComplaintExplained(String answer, Facts facts, Instant at) implements ComplaintEvent {}

    /** The linked payment was credited while the complaint was open; it closed by itself. */
    record ComplaintSettled(UUID paymentId, Instant at) implements ComplaintEvent {}

    /** An officer closed it. The note is empty where there was nothing to add. */
    record ComplaintClosed(Outcome outcome, PersonalData<Note> note, Instant at)
            implements ComplaintEvent {}

    /** Money that had closed the complaint came back or failed after all; it is open again. */
    record SettlementUndone(UUID paymentId, Instant at) implements ComplaintEvent {}

    /** An officer opened it again, because the complainant says it is not so. */
    record ComplaintReopened(PersonalData<Note> note, Instant at) implements ComplaintEvent {}

    /** Somebody complained of the same matter again while the complaint was open. */
    record ComplaintRepeated(String channel, PersonalData<Statement> statement, Instant at)
            implements ComplaintEvent {}
}
