package id.dinsos.cases.handling;

import id.dinsos.cases.calendar.CalendarCommand;
import id.dinsos.cases.calendar.CalendarEvent;
import id.dinsos.cases.calendar.OfficeCalendar;
import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand.Going;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.KindCatalogue;
import id.dinsos.cases.kind.KindDecider;
import id.dinsos.cases.kind.KindEvent;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.OfficeKind;
import id.dinsos.cases.worker.Worker;
import id.dinsos.cases.worker.WorkerCode;
import id.dinsos.cases.worker.WorkerDecider;
import id.dinsos.cases.worker.WorkerEvent;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The rules of cases that look beyond one stream: which version of a kind holds, who may touch a
 * case at all, two cases that are one, a case taken up again, and time that has passed over the
 * office's calendar.
 */
public final class CaseProcess {
    private static final Duration EMERGENCY = Duration.ofHours(4);

    private final Aggregate<CaseCommand, Case, CaseEvent> cases;
    private final CaseKinds kinds;
    private final Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> calendars;
    private final Aggregate<WorkerDecider.Command, Worker, WorkerEvent> workers;
    private final Zones zones;

    public CaseProcess(
            Aggregate<CaseCommand, Case, CaseEvent> cases,
            Aggregate<KindDecider.Define, OfficeKind, KindEvent> kinds,
            Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> calendars,
            Aggregate<WorkerDecider.Command, Worker, WorkerEvent> workers,
            KindCatalogue standard,
            Zones zones) {
        this.cases = cases;
        this.kinds = new CaseKinds(kinds, standard);
        this.calendars = calendars;
        this.workers = workers;
        this.zones = zones;
    }

    public Aggregate<CaseCommand, Case, CaseEvent> cases() {
        return cases;
    }

    /** Takes a case in under the version of its kind that holds that day. */
    public void receive(UnitOfWork unit, UUID id, Intake intake, Reader reader, Instant at) {
        LocalDate today = zones.day(intake.owner(), at);
        KindRef ref = kinds.inForce(unit, intake.owner(), intake.kind(), today);
        CaseKind kind = kinds.of(unit, ref);
        CaseKinds.check(kind, intake.facts());
        Origin origin =
                new Origin(
                        ref,
                        intake.source(),
                        intake.region(),
                        intake.owner(),
                        kind.confidentiality(),
                        intake.subject(),
                        reader.account(),
                        intake.happenedAt(),
                        intake.predecessor());
        unit.require(
                cases,
                id,
                new CaseCommand.Receive(
                        origin,
                        kind,
                        PersonalData.of(intake.subject(), intake.report()),
                        intake.facts(),
                        intake.people(),
                        at));
    }

    /** One step of a case that the reader may touch. */
    public void step(
            UnitOfWork unit,
            UUID id,
            Reader reader,
            Instant at,
            Function<Opened, CaseCommand> command) {
        unit.require(cases, id, command.apply(open(unit, id, reader, at)));
    }

    /** More is known of a case; each fact as the kind types it. */
    public void note(UnitOfWork unit, UUID id, Reader reader, FactSheet facts, Instant at) {
        Opened state = open(unit, id, reader, at);
        CaseKind kind = kinds.of(unit, state.progress().kind());
        CaseKinds.check(kind, facts);
        unit.require(cases, id, new CaseCommand.NoteFacts(kind, facts, at));
    }

    public void move(UnitOfWork unit, UUID id, Reader reader, Going going, Instant at) {
        Opened state = open(unit, id, reader, at);
        String owner = state.origin().owner();
        LocalDate today = zones.day(owner, at);
        CaseKind kind = kinds.of(unit, state.progress().kind());
        boolean plans = CaseMoves.plansVisits(kind, state);
        LocalDate stands = zones.day(owner, state.progress().since());
        unit.require(
                cases,
                id,
                new CaseCommand.Move(
                        kind,
                        going,
                        reader.roles(),
                        going.from(zones.day(owner, state.origin().happenedAt()), today, plans),
                        today,
                        ChronoUnit.DAYS.between(stands, today),
                        at));
    }

    /**
     * Gives cases to a worker of their own office who serves. All or none: a case the reader may
     * not see is not there, and then nobody gets any; and nobody gets more than the office has said
     * that the worker takes, whoever gives at the same moment: the worker's own record says that
     * work was given.
     *
     * @param load how many open cases the worker has, all counted that its record tells of
     */
    public void assign(
            UnitOfWork unit,
            Collection<UUID> ids,
            UUID resource,
            int load,
            Reader reader,
            Instant at) {
        UUID stream = WorkerDecider.streamId(resource);
        if (!(unit.look(workers, stream) instanceof Worker.Enlisted worker)) {
            throw RefusedException.of(WorkerCode.WORKER_UNKNOWN, "nobody has enlisted them");
        }
        int more = 0;
        for (UUID id : ids) {
            Opened state = open(unit, id, reader, at);
            if (!RegionCode.of(worker.owner()).covers(RegionCode.of(state.origin().owner()))) {
                throw RefusedException.of(
                        WorkerCode.WORKER_OF_ANOTHER_OFFICE, "they work for " + worker.owner());
            }
            more += resource.equals(state.circle().assignment().worker()) ? 0 : 1;
            unit.require(
                    cases,
                    id,
                    new CaseCommand.Assign(
                            new Assignment(resource, worker.account(), worker.team()), at));
        }
        // Last, so that who has seen it said has seen the cases too.
        unit.require(workers, stream, new WorkerDecider.Command.Give(more, load, at));
    }

    /** From now on it follows the version of its kind that holds today. */
    public void takeVersion(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        Opened state = open(unit, id, reader, at);
        String owner = state.origin().owner();
        LocalDate today = zones.day(owner, at);
        KindRef ref = kinds.inForce(unit, owner, state.progress().kind().code(), today);
        unit.require(cases, id, new CaseCommand.TakeKindVersion(ref, kinds.of(unit, ref), at));
    }

    /**
     * Two cases are one, and the second goes on for both. Only what belongs to one office and is as
     * confidential, or nothing would be sealed by being merged.
     */
    public void merge(UnitOfWork unit, UUID id, UUID into, Reader reader, Instant at) {
        unit.needs(List.of(id, into));
        Opened first = open(unit, id, reader, at);
        Opened second = open(unit, into, reader, at);
        boolean possible =
                !id.equals(into)
                        && first.origin().owner().equals(second.origin().owner())
                        && first.origin().confidentiality() == second.origin().confidentiality()
                        && first.links().absorbed().isEmpty()
                        && second.links().mergedInto() == null;
        if (!possible) {
            throw RefusedException.of(
                    CaseCode.CASE_MERGE_IMPOSSIBLE,
                    "two open cases of one office, equally confidential, the second no double"
                            + " itself");
        }
        unit.require(cases, into, new CaseCommand.Absorb(id, at));
        unit.require(cases, id, new CaseCommand.MergeInto(into, at));
    }

    /** They were not one after all: what came since stays with the case it was said of. */
    public void unmerge(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        Opened state = open(unit, id, reader, at);
        UUID into = state.links().mergedInto();
        unit.require(cases, id, new CaseCommand.UndoMerge(at));
        if (into != null) {
            unit.require(cases, into, new CaseCommand.Release(id, at));
        }
    }

    /** What has ended is taken up as a new case, so that the times of the first stay true. */
    public void reopen(
            UnitOfWork unit, UUID id, UUID successor, UUID subject, Reader reader, Instant at) {
        Opened ended = open(unit, id, reader, at);
        unit.require(cases, id, new CaseCommand.Reopen(successor, at));
        Origin origin = ended.origin();
        LocalDate today = zones.day(origin.owner(), at);
        KindRef ref = kinds.inForce(unit, origin.owner(), ended.progress().kind().code(), today);
        CaseKind kind = kinds.of(unit, ref);
        Confidentiality before = origin.confidentiality();
        unit.require(
                cases,
                successor,
                new CaseCommand.Receive(
                        new Origin(
                                ref,
                                origin.source(),
                                origin.region(),
                                origin.owner(),
                                kind.confidentiality().atLeast(before)
                                        ? kind.confidentiality()
                                        : before,
                                subject,
                                reader.account(),
                                at,
                                id),
                        kind,
                        PersonalData.of(subject, new Report("", "", "", "")),
                        FactSheet.of(ended.facts()),
                        ended.people(),
                        at));
    }

    /**
     * Opens a case for somebody outside its circle, for four hours. Only within the office, so that
     * elsewhere there is no such case.
     */
    public void breakGlass(
            UnitOfWork unit, UUID id, UUID access, Reader reader, String reason, Instant at) {
        if (!(unit.state(cases, id) instanceof Opened state)
                || !RegionCode.of(reader.region()).covers(RegionCode.of(state.origin().owner()))) {
            throw RefusedException.of(CaseCode.CASE_UNKNOWN, "there is no case with this id");
        }
        unit.require(
                cases,
                id,
                new CaseCommand.BreakGlass(
                        access, reader.account(), reason, at.plus(EMERGENCY), at));
    }

    /** Time has passed. */
    public void tick(UnitOfWork unit, UUID id, Instant at) {
        if (unit.state(cases, id) instanceof Opened state) {
            unit.require(
                    cases, id, new CaseCommand.Tick(calendar(unit, state.origin().owner()), at));
        }
    }

    public WorkCalendar calendar(UnitOfWork unit, String owner) {
        return unit.look(calendars, OfficeCalendar.streamId(owner)).in(zones.of(owner));
    }

    /** The day it is where an office lives. */
    public LocalDate day(String owner, Instant at) {
        return zones.day(owner, at);
    }

    /** The case, where there is one and the reader may work with it. */
    public Opened open(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        if (!(unit.state(cases, id) instanceof Opened state)) {
            throw RefusedException.of(CaseCode.CASE_UNKNOWN, "there is no case with this id");
        }
        CaseAccess.require(state, reader, at);
        return state;
    }

    /** As {@code open}, for what begins beside a case: not where it goes on as another. */
    public Opened going(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        return CaseAccess.going(open(unit, id, reader, at));
    }
}
