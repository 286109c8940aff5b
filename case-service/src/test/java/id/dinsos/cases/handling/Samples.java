package id.dinsos.cases.handling;

import id.dinsos.cases.CaseWiring;
import id.dinsos.cases.calendar.CalendarCommand;
import id.dinsos.cases.calendar.CalendarEvent;
import id.dinsos.cases.calendar.OfficeCalendar;
import id.dinsos.cases.handling.CaseEvent.CaseReceived;
import id.dinsos.cases.handling.CaseEvent.CaseTriaged;
import id.dinsos.cases.handling.CaseEvent.ClockStarted;
import id.dinsos.cases.kind.CaseKind;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.KindDecider;
import id.dinsos.cases.kind.KindEvent;
import id.dinsos.cases.kind.KindFile;
import id.dinsos.cases.kind.KindRef;
import id.dinsos.cases.kind.OfficeKind;
import id.dinsos.cases.kind.Priority;
import id.dinsos.cases.kind.Triage;
import id.dinsos.cases.kind.TriageWiring;
import id.dinsos.cases.worker.Worker;
import id.dinsos.cases.worker.WorkerDecider;
import id.dinsos.cases.worker.WorkerEvent;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Cases, readers and times that the tests of rules share. */
public final class Samples {
    public static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    public static final UUID ID = new UUID(1, 1);
    static final UUID OTHER = new UUID(1, 2);
    public static final UUID SUBJECT = new UUID(2, 2);
    public static final UUID REF = new UUID(3, 3);
    public static final UUID PERSON = new UUID(4, 4);
    static final Report REPORT = new Report("teriak-teriak di pasar", "Pasar Babat", "", "");
    static final Triage TRIAGE = TriageWiring.cel();
    static final KindFile KINDS = new KindFile(EventCodec.mapper(), TRIAGE);
    public static final Aggregate<CaseCommand, Case, CaseEvent> CASES =
            CasePublisher.aggregate(TRIAGE);
    static final Aggregate<KindDecider.Define, OfficeKind, KindEvent> OFFICE_KINDS =
            new CaseWiring().kinds();
    static final Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> CALENDARS =
            new CaseWiring().calendars();
    static final Aggregate<WorkerDecider.Command, Worker, WorkerEvent> WORKERS =
            WorkerDecider.aggregate();
    public static final CaseProcess PROCESS =
            process(new Zones(ZoneId.of("Asia/Jakarta"), Map.of()));

    public static final Reader SARI = new Reader("sari", "35.24", Set.of("officer"));
    public static final Reader CURIOUS = new Reader("budi", "35.24", Set.of("officer", "admin"));
    public static final Reader BOSS = new Reader("rina", "35.24", Set.of("supervisor"));
    public static final Reader ELSEWHERE =
            new Reader("tono", "35.25", Set.of("officer", "supervisor"));

    private Samples() {}

    /** The rules where owners live as a setting has it. */
    public static CaseProcess process(Zones zones) {
        return new CaseProcess(CASES, OFFICE_KINDS, CALENDARS, WORKERS, KINDS, zones);
    }

    static CaseKind kind(String code) {
        return KINDS.standard(code).orElseThrow();
    }

    static Origin origin(String kind, Confidentiality confidentiality) {
        return origin(kind, confidentiality, "35.24");
    }

    private static Origin origin(String kind, Confidentiality confidentiality, String office) {
        return new Origin(
                KindRef.standard(kind),
                "SATPOL_PP",
                office + ".05.2001",
                office,
                confidentiality,
                SUBJECT,
                "sari",
                AT,
                null);
    }

    public static CaseReceived received(String kind, Map<String, Object> facts) {
        return received(kind, facts, "35.24");
    }

    /** As {@code received}, by another office. */
    public static CaseReceived received(String kind, Map<String, Object> facts, String office) {
        return new CaseReceived(
                origin(kind, kind(kind).confidentiality(), office),
                PersonalData.of(SUBJECT, REPORT),
                PersonalData.of(SUBJECT, new FactSheet(facts)),
                AT);
    }

    public static CaseTriaged triaged(Priority priority, String rule) {
        return new CaseTriaged(priority, rule, List.of(), AT);
    }

    static ClockStarted clock(String code, long minutes, boolean workingDays, Long... escalations) {
        return new ClockStarted(code, minutes, workingDays, List.of(escalations), AT);
    }

    public static PersonalData<Remark> remark(String text) {
        return text.isEmpty()
                ? PersonalData.erased(SUBJECT)
                : PersonalData.of(SUBJECT, new Remark(text));
    }

    public static Involved unknown() {
        return new Involved(
                REF,
                Involved.Role.SUBJECT,
                PersonalData.of(SUBJECT, new Description("", "baju merah", "MALE", 40, "")),
                null);
    }
}
