package id.dinsos.cases.desk;

import id.dinsos.cases.calendar.WorkCalendar;
import id.dinsos.cases.handling.Assignment;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseEvent;
import id.dinsos.cases.handling.CaseEvent.AttachmentFiled;
import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.handling.CaseEvent.CaseTriaged;
import id.dinsos.cases.handling.CaseEvent.DocumentFiled;
import id.dinsos.cases.handling.CaseEvent.RemarkWritten;
import id.dinsos.cases.handling.Description;
import id.dinsos.cases.handling.FactSheet;
import id.dinsos.cases.handling.FollowUp;
import id.dinsos.cases.handling.Grant;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.handling.Origin;
import id.dinsos.cases.handling.Paper;
import id.dinsos.cases.handling.Remark;
import id.dinsos.cases.handling.Report;
import id.dinsos.cases.handling.Timer;
import id.dinsos.cases.knowledge.KnownPerson;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Stream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as those see it who work on it: folded from its stream, so always current.
 *
 * @param rule the triage rule that fired, and {@code unanswered} those before it that wait for a
 *     fact
 * @param access who was let in from outside, and until when
 */
public record CaseDossier(
        UUID id,
        String kind,
        int kindVersion,
        String confidentiality,
        String source,
        String region,
        String owner,
        String state,
        String priority,
        String rule,
        List<String> unanswered,
        @Nullable String outcome,
        Instant receivedAt,
        Instant happenedAt,
        @Nullable Report report,
        Map<String, Object> facts,
        List<Somebody> people,
        List<Filed> documents,
        List<Written> remarks,
        List<Attached> attachments,
        @Nullable Assignment assignment,
        List<Grant> access,
        List<Clock> clocks,
        List<FollowUp> followUps,
        @Nullable UUID predecessor,
        @Nullable UUID successor,
        @Nullable UUID mergedInto,
        Set<UUID> absorbed,
        List<Step> history) {

    /**
     * Somebody in the case; {@code description} is absent once erased.
     *
     * @param registered what the registry says of whom it was found to be; its name only where it
     *     is a person of the case's own office
     */
    public record Somebody(
            UUID ref,
            String role,
            @Nullable UUID personId,
            @Nullable Description description,
            @Nullable Registered registered) {}

    /**
     * As the registry has them now.
     *
     * @param personId of the record that goes on, where it was merged since
     */
    public record Registered(
            UUID personId,
            @Nullable String name,
            boolean alive,
            @Nullable LocalDate diedOn,
            boolean erased) {}

    /** A paper on file. */
    public record Filed(UUID id, String type, @Nullable Paper paper, Instant at) {}

    /** A remark; its words are absent once erased. */
    public record Written(UUID id, String kind, @Nullable String text, String by, Instant at) {}

    /** A picture or paper in the files; its name is absent once erased. */
    public record Attached(
            UUID id,
            String type,
            String content,
            int bytes,
            String sha256,
            @Nullable String name,
            Instant at) {}

    /** A clock, and when it is due by the calendar that holds. */
    public record Clock(
            String code,
            String state,
            long limitMinutes,
            boolean workingDays,
            @Nullable Instant due,
            int level,
            @Nullable Boolean kept) {}

    /**
     * One thing that happened: when, by whom, and what they said to it.
     *
     * @param words why, or how it went; absent where nobody said, or once erased
     */
    public record Step(int version, Instant at, String what, String by, @Nullable String words) {}

    @Override
    public String toString() {
        return "CaseDossier[masked]";
    }

    /** As {@code of}, for one who is not told when clocks are due. */
    public static CaseDossier brief(Opened state, Stream stream) {
        return of(state, stream, new WorkCalendar(0, ZoneOffset.UTC, Set.of()), Map.of());
    }

    static CaseDossier of(
            Opened state, Stream stream, WorkCalendar calendar, Map<UUID, KnownPerson> known) {
        CaseReceived received = (CaseReceived) stream.events().getFirst().event();
        List<String> unanswered = List.of();
        List<Filed> filed = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        List<Attached> attached = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Recorded one : stream.events()) {
            CaseEvent event = (CaseEvent) one.event();
            Instant at = one.meta().decidedAt();
            String by = one.meta().actor();
            String words = words(event).flatMap(PersonalData::value).map(Remark::text).orElse(null);
            steps.add(new Step(one.version(), at, event.change(), by, words));
            if (event instanceof CaseTriaged triaged) {
                unanswered = triaged.unanswered();
            } else if (event instanceof DocumentFiled file) {
                filed.add(
                        new Filed(
                                file.document(),
                                file.type(),
                                file.paper().value().orElse(null),
                                at));
            } else if (event instanceof AttachmentFiled file) {
                attached.add(
                        new Attached(
                                file.attachment(),
                                file.type(),
                                file.content(),
                                file.bytes(),
                                file.sha256(),
                                file.name().value().map(Remark::text).orElse(null),
                                at));
            } else if (event instanceof RemarkWritten write) {
                written.add(
                        new Written(
                                write.remark(),
                                write.kind().name(),
                                write.text().value().map(Remark::text).orElse(null),
                                by,
                                at));
            }
        }
        Origin origin = state.origin();
        return new CaseDossier(
                stream.id(),
                origin.kind().code(),
                state.progress().kind().version(),
                origin.confidentiality().name(),
                origin.source(),
                origin.region(),
                origin.owner(),
                state.state().name(),
                state.progress().priority().name(),
                state.progress().rule(),
                unanswered,
                state.progress().outcome().isEmpty() ? null : state.progress().outcome(),
                received.at(),
                origin.happenedAt(),
                received.report().value().orElse(null),
                FactSheet.of(state.facts()).values(),
                state.people().stream()
                        .map(person -> somebody(person, origin.owner(), known))
                        .toList(),
                filed,
                written,
                attached,
                state.circle().assignment().exists() ? state.circle().assignment() : null,
                state.circle().grants(),
                state.timers().values().stream().map(timer -> clock(timer, calendar)).toList(),
                state.followUps(),
                origin.predecessor(),
                state.links().successor(),
                state.links().mergedInto(),
                state.links().absorbed(),
                steps);
    }

    /** What somebody said to what they did. */
    private static Optional<PersonalData<Remark>> words(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CaseMoved moved -> Optional.of(moved.reason());
            case CaseEvent.CaseClosed closed -> Optional.of(closed.reason());
            case CaseEvent.IdentificationUndone undone -> Optional.of(undone.reason());
            case CaseEvent.ReporterTold told -> Optional.of(told.words());
            case CaseEvent.GlassBroken glass -> Optional.of(glass.reason());
            case CaseEvent.AccessGranted grant -> Optional.of(grant.purpose());
            case CaseEvent.TeamAdmitted admitted -> Optional.of(admitted.purpose());
            case CaseEvent.FollowUpHeld held -> Optional.of(held.remark());
            case CaseEvent.ClockPaused paused -> Optional.of(paused.reason());
            default -> Optional.empty();
        };
    }

    private static Somebody somebody(Involved person, String owner, Map<UUID, KnownPerson> known) {
        UUID id = person.personId();
        KnownPerson found = id == null ? null : known.get(id);
        return new Somebody(
                person.ref(),
                person.role().name(),
                id,
                person.description().value().orElse(null),
                found == null
                        ? null
                        : new Registered(
                                found.id(),
                                RegionCode.of(owner).covers(RegionCode.of(found.owner()))
                                        ? found.name()
                                        : null,
                                found.alive(),
                                found.diedOn(),
                                found.erased()));
    }

    private static Clock clock(Timer timer, WorkCalendar calendar) {
        return new Clock(
                timer.code(),
                timer.stopped() ? "STOPPED" : timer.paused() ? "PAUSED" : "RUNNING",
                timer.limitMinutes(),
                timer.workingDays(),
                timer.due(calendar),
                timer.level(),
                timer.kept());
    }
}
