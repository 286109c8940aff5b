package id.dinsos.cases.handling;

import id.dinsos.cases.calendar.CalendarEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The stored names of the events of cases: released once, never changed. */
public final class CaseEvents {
    /** By stored name. */
    public static final Map<String, Class<?>> STORED = stored();

    /** Those that the view of cases is made of. */
    public static final Set<String> VIEWED = Set.copyOf(STORED.keySet());

    private CaseEvents() {}

    private static Map<String, Class<?>> stored() {
        Map<String, Class<?>> names = new LinkedHashMap<>();
        names.put("case-received.v1", CaseEvent.CaseReceived.class);
        names.put("case-triaged.v1", CaseEvent.CaseTriaged.class);
        names.put("person-involved.v1", CaseEvent.PersonInvolved.class);
        names.put("person-identified.v1", CaseEvent.PersonIdentified.class);
        names.put("identification-undone.v1", CaseEvent.IdentificationUndone.class);
        names.put("facts-noted.v1", CaseEvent.FactsNoted.class);
        names.put("document-filed.v1", CaseEvent.DocumentFiled.class);
        names.put("attachment-filed.v1", CaseEvent.AttachmentFiled.class);
        names.put("remark-written.v1", CaseEvent.RemarkWritten.class);
        names.put("case-moved.v1", CaseEvent.CaseMoved.class);
        names.put("case-closed.v1", CaseEvent.CaseClosed.class);
        names.put("reporter-told.v1", CaseEvent.ReporterTold.class);
        names.put("case-reopened.v1", CaseEvent.CaseReopened.class);
        names.put("case-assigned.v1", CaseEvent.CaseAssigned.class);
        names.put("kind-version-taken.v1", CaseEvent.KindVersionTaken.class);
        names.put("case-merged.v1", CaseEvent.CaseMerged.class);
        names.put("case-absorbed.v1", CaseEvent.CaseAbsorbed.class);
        names.put("merge-undone.v1", CaseEvent.MergeUndone.class);
        names.put("absorption-undone.v1", CaseEvent.AbsorptionUndone.class);
        names.put("glass-broken.v1", CaseEvent.GlassBroken.class);
        names.put("access-granted.v1", CaseEvent.AccessGranted.class);
        names.put("team-admitted.v1", CaseEvent.TeamAdmitted.class);
        names.put("access-ended.v1", CaseEvent.AccessEnded.class);
        names.put("case-handed-over.v1", CaseEvent.CaseHandedOver.class);
        names.put("follow-ups-planned.v1", CaseEvent.FollowUpsPlanned.class);
        names.put("follow-up-held.v1", CaseEvent.FollowUpHeld.class);
        names.put("clock-started.v1", CaseEvent.ClockStarted.class);
        names.put("clock-paused.v1", CaseEvent.ClockPaused.class);
        names.put("clock-resumed.v1", CaseEvent.ClockResumed.class);
        names.put("clock-stopped.v1", CaseEvent.ClockStopped.class);
        names.put("clock-warned.v1", CaseEvent.ClockWarned.class);
        names.put("clock-breached.v1", CaseEvent.ClockBreached.class);
        names.put("breach-withdrawn.v1", CaseEvent.BreachWithdrawn.class);
        names.put("clock-judged.v1", CaseEvent.ClockJudged.class);
        names.put("case-read.v1", CaseRead.class);
        names.put("holiday-decreed.v1", CalendarEvent.HolidayDecreed.class);
        names.put("holiday-withdrawn.v1", CalendarEvent.HolidayWithdrawn.class);
        return names;
    }
}
