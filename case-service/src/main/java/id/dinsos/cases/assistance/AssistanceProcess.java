package id.dinsos.cases.assistance;

import id.dinsos.cases.assistance.AssistanceDecider.Command;
import id.dinsos.cases.assistance.AssistanceDecider.Request;
import id.dinsos.cases.damage.Damage;
import id.dinsos.cases.damage.DamageDecider;
import id.dinsos.cases.damage.DamageEvent;
import id.dinsos.cases.damage.DamageLevel;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.FactSheet;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The rules of asking for aid over the case and the request: the case is one the reader works on,
 * its decree is on file, and who is to receive it is known, as a household of the registry or as
 * somebody identified in the case; and money for a house rests on a damage that another than its
 * assessor has verified. A sealed case asks nobody for anything.
 */
public final class AssistanceProcess {
    static final String DECREE = "DECREE";
    private static final String EVENT = "event";
    private static final String HOUSE = "HOUSE_";
    private static final Aggregate<DamageDecider.Command, Damage, DamageEvent> DAMAGE =
            DamageDecider.aggregate();

    private final Aggregate<Command, Request, AssistanceEvent> requests;
    private final CaseProcess cases;

    public AssistanceProcess(
            Aggregate<Command, Request, AssistanceEvent> requests, CaseProcess cases) {
        this.requests = requests;
        this.cases = cases;
    }

    /**
     * What is known of a request outside the log.
     *
     * @param household whether the registry has named the beneficiary as a household
     * @param paying whether disbursement has said that money is under way or has arrived
     * @param others people for whom the same stands asked for in this case and nothing is paid, and
     *     whoever was merged with the beneficiary, also where it is paid
     */
    public record Known(boolean household, boolean paying, List<Other> others) {
        public Known {
            others = List.copyOf(others);
        }
    }

    /**
     * Somebody else for whom the same stands asked for.
     *
     * @param goesOn whose record goes on for theirs: their own where it was not merged
     */
    public record Other(UUID id, UUID goesOn) {}

    public void ask(UnitOfWork unit, Aid asked, Known known, Reader reader, Instant at) {
        Opened state = cases.going(unit, asked.caseId(), reader, at);
        if (state.origin().confidentiality() == Confidentiality.SEALED) {
            throw RefusedException.of(
                    AssistanceCode.ASSISTANCE_NOT_FOR_SEALED, "a sealed case stays where it is");
        }
        if (!state.documents().contains(DECREE)) {
            throw RefusedException.of(
                    AssistanceCode.ASSISTANCE_DECREE_MISSING, "put the decree on file first");
        }
        LocalDate today = cases.day(state.origin().owner(), at);
        if (asked.lapsesAfter().isBefore(today)) {
            throw RefusedException.of(
                    AssistanceCode.ASSISTANCE_DECREE_LAPSED,
                    "a decree of %d gives nothing in %d"
                            .formatted(asked.decreeDate().getYear(), today.getYear()));
        }
        requireEvent(state, asked);
        requireDamage(unit, asked);
        boolean named =
                known.household()
                        || state.people().stream()
                                .anyMatch(
                                        person -> asked.beneficiaryId().equals(person.personId()));
        if (!named) {
            throw RefusedException.of(
                    AssistanceCode.ASSISTANCE_BENEFICIARY_UNKNOWN,
                    "neither a household of the registry nor somebody identified in the case");
        }
        requireNobodyElse(unit, state, asked, known);
        Aid aid =
                new Aid(
                        asked.caseId(),
                        asked.beneficiaryId(),
                        asked.kind(),
                        asked.event(),
                        asked.programme(),
                        asked.amountRupiah(),
                        asked.decreeNumber(),
                        asked.decreeDate(),
                        state.origin().region(),
                        state.origin().owner());
        Aid before = unit.state(requests, aid.requestId()).aid();
        boolean lapsed = before != null && before.lapsesAfter().isBefore(today) && !known.paying();
        unit.require(requests, aid.requestId(), new Command.Ask(aid, lapsed, at));
    }

    /** Under the name of what hit them, or a second name would be a second payment. */
    private static void requireEvent(Opened state, Aid asked) {
        Object event = FactSheet.of(state.facts()).values().get(EVENT);
        if (event != null && !event.equals(asked.event())) {
            throw RefusedException.of(
                    AssistanceCode.ASSISTANCE_EVENT_OTHER, "this case is of the event " + event);
        }
    }

    /**
     * Aid follows whoever somebody turns out to be: what was asked for the wrong person is taken
     * back first, or two would be paid for one; and one of two records has it for both. What was
     * taken back a moment ago the lists may not know yet.
     */
    private void requireNobodyElse(UnitOfWork unit, Opened state, Aid asked, Known known) {
        for (Other other : known.others()) {
            boolean same =
                    !other.id().equals(asked.beneficiaryId())
                            && other.goesOn().equals(asked.beneficiaryId());
            boolean here =
                    state.people().stream()
                            .anyMatch(person ->
                                    other.id().equals(person.personId())
                                            || other.goesOn().equals(person.personId()));
            // Of a camp with hundreds nobody's request is read but theirs on whom it depends.
            if (!same && here || isTakenBack(unit, asked.requestId(other.id()))) {
                continue;
            }
            throw same
                    ? RefusedException.of(
                            AssistanceCode.ASSISTANCE_ALREADY_REQUESTED,
                            "it stands asked for under a record that is the same person's")
                    : RefusedException.of(
                            AssistanceCode.ASSISTANCE_FOR_ANOTHER,
                            "it stands asked for somebody who is no longer in the case");
        }
    }

    private boolean isTakenBack(UnitOfWork unit, UUID id) {
        Request request = unit.look(requests, id);
        return request.aid() != null && !request.standing();
    }

    /** So much as the house is damaged, by the word of two. */
    private static void requireDamage(UnitOfWork unit, Aid asked) {
        if (!asked.kind().startsWith(HOUSE)) {
            return;
        }
        DamageLevel level = unit.look(DAMAGE, Damage.streamId(asked.caseId())).verified();
        String found = level == DamageLevel.GONE ? "HEAVY" : String.valueOf(level);
        if (!asked.kind().equals(HOUSE + found)) {
            throw RefusedException.of(
                    AssistanceCode.ASSISTANCE_DAMAGE_UNVERIFIED,
                    "the damage that two have agreed on is " + found);
        }
    }

    public void withdraw(
            UnitOfWork unit, UUID caseId, UUID id, boolean paying, Reader reader, Instant at) {
        var unused = cases.open(unit, caseId, reader, at);
        Aid aid = unit.state(requests, id).aid();
        if (aid == null || !aid.caseId().equals(caseId)) {
            throw RefusedException.of(
                    AssistanceCode.ASSISTANCE_UNKNOWN, "no such aid was asked for in this case");
        }
        unit.require(requests, id, new Command.Withdraw(paying, at));
    }
}
