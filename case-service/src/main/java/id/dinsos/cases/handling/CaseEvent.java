package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Remark.RemarkClass;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.Priority;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The facts of a case's course. Released shapes are frozen. */
public sealed interface CaseEvent {
    /** The name of what happened: that of the stored event, without its version. */
    default String change() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Somebody brought it in and an officer took it. */
    record CaseReceived(
            Origin origin, PersonalData<Report> report, PersonalData<FactSheet> facts, Instant at)
            implements CaseEvent {}

    /** The kind's rules said how urgent it is: at intake, and again when facts came in. */
    record CaseTriaged(Priority priority, String rule, List<String> unanswered, Instant at)
            implements CaseEvent {
        public CaseTriaged {
            unanswered = List.copyOf(unanswered);
        }
    }

    /** Somebody is part of it. */
    record PersonInvolved(Involved person, Instant at) implements CaseEvent {}

    /** It turned out who somebody is. */
    record PersonIdentified(UUID ref, UUID personId, Instant at) implements CaseEvent {}

    /** It was not that person after all; nothing that was done is undone by it. */
    record IdentificationUndone(UUID ref, UUID personId, PersonalData<Remark> reason, Instant at)
            implements CaseEvent {}

    /** More became known: all facts as they stand now. */
    record FactsNoted(PersonalData<FactSheet> facts, Instant at) implements CaseEvent {}

    /** A paper is on file. */
    record DocumentFiled(UUID document, String type, PersonalData<Paper> paper, Instant at)
            implements CaseEvent {}

    /**
     * A picture or paper lies in the service's files.
     *
     * @param content its format
     * @param name as the file was called
     */
    record AttachmentFiled(
            UUID attachment,
            String type,
            String content,
            int bytes,
            String sha256,
            PersonalData<Remark> name,
            Instant at)
            implements CaseEvent {}

    /** Somebody wrote down what was done or seen. */
    record RemarkWritten(UUID remark, RemarkClass kind, PersonalData<Remark> text, Instant at)
            implements CaseEvent {}

    /** It went on to another state. */
    record CaseMoved(CaseState to, PersonalData<Remark> reason, Instant at) implements CaseEvent {}

    /** It ended. */
    record CaseClosed(CaseState state, String outcome, PersonalData<Remark> reason, Instant at)
            implements CaseEvent {}

    /** Who told of it has heard how it ended. */
    record ReporterTold(PersonalData<Remark> words, Instant at) implements CaseEvent {}

    /** It was taken up again as a new case. */
    record CaseReopened(UUID successor, Instant at) implements CaseEvent {}

    /** A worker was given it, or gave it to another. */
    record CaseAssigned(Assignment to, Instant at) implements CaseEvent {}

    /** It follows a newer version of its kind from now on. */
    record KindVersionTaken(KindRef kind, Instant at) implements CaseEvent {}

    /** It is the same as another, which goes on for both. */
    record CaseMerged(UUID into, Instant at) implements CaseEvent {}

    /** It goes on for another too. */
    record CaseAbsorbed(UUID other, Instant at) implements CaseEvent {}

    /** It was not the same after all and goes on by itself. */
    record MergeUndone(UUID from, Instant at) implements CaseEvent {}

    /** Another, once merged into this, goes on by itself. */
    record AbsorptionUndone(UUID other, Instant at) implements CaseEvent {}

    /** Somebody from outside its circle opened it in an emergency, until a moment. */
    record GlassBroken(
            UUID access, String account, PersonalData<Remark> reason, Instant until, Instant at)
            implements CaseEvent {}

    /** Who supervises let somebody from outside its circle in, for a purpose and until a moment. */
    record AccessGranted(
            UUID access, String account, PersonalData<Remark> purpose, Instant until, Instant at)
            implements CaseEvent {}

    /** As {@code AccessGranted}, for whoever works in a team of the office, as long as they do. */
    record TeamAdmitted(
            UUID access, String team, PersonalData<Remark> purpose, Instant until, Instant at)
            implements CaseEvent {}

    /** Whom it was opened to reads no more, before the time set. */
    record AccessEnded(UUID access, Instant at) implements CaseEvent {}

    /** Another office accepted it and answers for it; who worked on it does so no longer. */
    record CaseHandedOver(UUID through, String from, String to, String account, Instant at)
            implements CaseEvent {}

    /** Visits are due after its service. */
    record FollowUpsPlanned(List<LocalDate> due) implements CaseEvent {
        public FollowUpsPlanned {
            due = List.copyOf(due);
        }
    }

    /** A visit was held, or missed. */
    record FollowUpHeld(
            LocalDate due, FollowUp.Result result, PersonalData<Remark> remark, Instant at)
            implements CaseEvent {}

    /** A clock runs, or runs against another limit. */
    record ClockStarted(
            String clock,
            long limitMinutes,
            boolean workingDays,
            List<Long> escalations,
            Instant at)
            implements CaseEvent {
        public ClockStarted {
            escalations = List.copyOf(escalations);
        }
    }

    record ClockPaused(String clock, PersonalData<Remark> reason, Instant at)
            implements CaseEvent {}

    record ClockResumed(String clock, Instant at) implements CaseEvent {}

    record ClockStopped(String clock, Instant at) implements CaseEvent {}

    /** Three quarters of the time are gone. */
    record ClockWarned(String clock, Instant due, int calendar, Instant at) implements CaseEvent {}

    /** The time is over; above level 1 for so long that the next one up is told. */
    record ClockBreached(String clock, int level, Instant due, int calendar, Instant at)
            implements CaseEvent {}

    /** By a calendar that came later there is time left. */
    record BreachWithdrawn(String clock, Instant due, int calendar, Instant at)
            implements CaseEvent {}

    /** Whether a stopped clock was in time; said again where a later calendar says otherwise. */
    record ClockJudged(String clock, boolean kept, Instant due, int calendar, Instant at)
            implements CaseEvent {}
}
