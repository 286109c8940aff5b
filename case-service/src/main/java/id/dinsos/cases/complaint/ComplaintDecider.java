package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_ALREADY_CLOSED;
import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_ALREADY_RECEIVED;
import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_STILL_OPEN;
import static id.dinsos.cases.complaint.ComplaintCode.COMPLAINT_UNKNOWN;

import id.dinsos.cases.complaint.Complaint.Closed;
import id.dinsos.cases.complaint.Complaint.Dossier;
import id.dinsos.cases.complaint.Complaint.None;
import id.dinsos.cases.complaint.Complaint.Open;
import id.dinsos.cases.complaint.ComplaintCommand.Close;
import id.dinsos.cases.complaint.ComplaintCommand.Receive;
import id.dinsos.cases.complaint.ComplaintCommand.Reopen;
import id.dinsos.cases.complaint.ComplaintCommand.Repeat;
import id.dinsos.cases.complaint.ComplaintCommand.Review;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintClosed;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReopened;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintRepeated;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintSettled;
import id.dinsos.cases.complaint.ComplaintEvent.SettlementUndone;
import id.dinsos.cases.knowledge.Facts;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The rules of a complaint "on the list but not paid":
 *
 * <ul>
 *   <li>It is never turned away. What is known is answered at once; where nothing is known, it
 *       waits and is answered as soon as something is.
 *   <li>There is one open complaint on a matter: who tells it again is heard under the same id.
 *   <li>The same facts never answer twice, so a message delivered again changes nothing.
 *   <li>It closes by itself when the linked payment becomes credited <em>after</em> the complaint.
 *       Where the bank had said "credited" before, only a person may close it: the complainant
 *       stands at the counter and says otherwise (domain: credited is not withdrawn).
 *   <li>Money that closed it and then comes back opens it again. What an officer closed otherwise
 *       stays closed until an officer opens it.
 * </ul>
 */
public final class ComplaintDecider
        implements Decider<ComplaintCommand, Complaint, ComplaintEvent> {
    @Override
    public Complaint initial() {
        return new None();
    }

    @Override
    public Decision<ComplaintEvent> decide(ComplaintCommand command, Complaint state) {
        return switch (command) {
            case Receive receive -> receive(receive, state);
            case Review review -> review(review, state);
            case Close close -> close(close, state);
            case Reopen reopen -> reopen(reopen, state);
            case Repeat repeat -> repeat(repeat, state);
        };
    }

    private static Decision<ComplaintEvent> receive(Receive command, Complaint state) {
        if (!(state instanceof None)) {
            return Decision.refuse(
                    COMPLAINT_ALREADY_RECEIVED, "a complaint with this id has been received");
        }
        List<ComplaintEvent> events = new ArrayList<>();
        events.add(new ComplaintReceived(command.matter(), command.statement(), command.at()));
        if (!command.facts().equals(Facts.NONE)) {
            events.add(explained(command.facts(), command.at()));
        }
        return Decision.accept(events);
    }

    private static Decision<ComplaintEvent> review(Review command, Complaint state) {
        return switch (state) {
            case None none -> unknown();
            case Open open -> reviewOpen(command.facts(), open, command.at());
            case Closed closed -> reviewClosed(command.facts(), closed, command.at());
        };
    }

    private static Decision<ComplaintEvent> reviewOpen(Facts facts, Open open, Instant at) {
        Facts known = open.dossier().facts();
        if (facts.equals(known)) {
            return Decision.accept();
        }
        ComplaintExplained explained = explained(facts, at);
        boolean newlyPaid =
                facts.payment().paid() && !facts.payment().state().equals(known.payment().state());
        return newlyPaid
                ? Decision.accept(explained, new ComplaintSettled(facts.payment().id(), at))
                : Decision.accept(explained);
    }

    private static Decision<ComplaintEvent> reviewClosed(Facts facts, Closed closed, Instant at) {
        boolean undone = closed.outcome() == Outcome.PAID && facts.payment().gone();
        return undone && !facts.equals(closed.dossier().facts())
                ? Decision.accept(
                        new SettlementUndone(facts.payment().id(), at), explained(facts, at))
                : Decision.accept();
    }

    private static Decision<ComplaintEvent> close(Close command, Complaint state) {
        return switch (state) {
            case None none -> unknown();
            case Closed closed ->
                    Decision.refuse(COMPLAINT_ALREADY_CLOSED, "the complaint is closed");
            case Open open ->
                    Decision.accept(
                            new ComplaintClosed(
                                    command.outcome(),
                                    note(open.dossier().subject(), command.note()),
                                    command.at()));
        };
    }

    /**
     * Today's facts come along, or a credit that arrived meanwhile would close it again at once.
     */
    private static Decision<ComplaintEvent> reopen(Reopen command, Complaint state) {
        return switch (state) {
            case None none -> unknown();
            case Open open -> Decision.refuse(COMPLAINT_STILL_OPEN, "the complaint is open");
            case Closed closed -> {
                List<ComplaintEvent> events = new ArrayList<>();
                events.add(
                        new ComplaintReopened(
                                note(closed.dossier().subject(), command.note()), command.at()));
                if (!command.facts().equals(closed.dossier().facts())) {
                    events.add(explained(command.facts(), command.at()));
                }
                yield Decision.accept(events);
            }
        };
    }

    private static Decision<ComplaintEvent> repeat(Repeat command, Complaint state) {
        return switch (state) {
            case None none -> unknown();
            case Closed closed ->
                    Decision.refuse(COMPLAINT_ALREADY_CLOSED, "the complaint is closed");
            case Open open ->
                    Decision.accept(
                            new ComplaintRepeated(
                                    command.channel(), command.statement(), command.at()));
        };
    }

    @Override
    public Complaint evolve(Complaint state, ComplaintEvent event) {
        return switch (event) {
            case ComplaintReceived(Matter matter, var statement, var at) ->
                    new Open(
                            new Dossier(
                                    matter,
                                    statement.subject(),
                                    AnswerCode.FACTS_NOT_KNOWN_YET,
                                    Facts.NONE));
            case ComplaintExplained(String answer, Facts facts, var at) ->
                    answered(state, state.dossier().answered(answer, facts));
            case ComplaintSettled settled -> new Closed(state.dossier(), Outcome.PAID);
            case ComplaintClosed closed -> new Closed(state.dossier(), closed.outcome());
            case SettlementUndone undone -> new Open(state.dossier());
            case ComplaintReopened reopened -> new Open(state.dossier());
            case ComplaintRepeated repeated -> state;
        };
    }

    private static Complaint answered(Complaint state, Dossier dossier) {
        return state instanceof Closed closed
                ? new Closed(dossier, closed.outcome())
                : new Open(dossier);
    }

    private static ComplaintExplained explained(Facts facts, Instant at) {
        return new ComplaintExplained(AnswerCode.to(facts), facts, at);
    }

    private static PersonalData<Note> note(UUID subject, String text) {
        return text.isEmpty()
                ? PersonalData.erased(subject)
                : PersonalData.of(subject, new Note(text));
    }

    private static Decision<ComplaintEvent> unknown() {
        return Decision.refuse(COMPLAINT_UNKNOWN, "there is no complaint with this id");
    }
}
