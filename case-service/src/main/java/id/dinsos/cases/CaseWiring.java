package id.dinsos.cases;

import id.dinsos.cases.assistance.AssistanceEvent;
import id.dinsos.cases.assistance.AssistanceProcess;
import id.dinsos.cases.assistance.AssistancePublisher;
import id.dinsos.cases.calendar.CalendarCommand;
import id.dinsos.cases.calendar.CalendarDecider;
import id.dinsos.cases.calendar.CalendarEvent;
import id.dinsos.cases.calendar.OfficeCalendar;
import id.dinsos.cases.complaint.ComplaintEvent;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintClosed;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintExplained;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReceived;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintReopened;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintRepeated;
import id.dinsos.cases.complaint.ComplaintEvent.ComplaintSettled;
import id.dinsos.cases.complaint.ComplaintEvent.SettlementUndone;
import id.dinsos.cases.complaint.ComplaintPublisher;
import id.dinsos.cases.complaint.ReadTrail.StatementRead;
import id.dinsos.cases.damage.DamageEvent;
import id.dinsos.cases.empowerment.EnrolmentEvent;
import id.dinsos.cases.facility.FacilityDecider;
import id.dinsos.cases.facility.FacilityEvent;
import id.dinsos.cases.handling.CaseEvent;
import id.dinsos.cases.handling.CaseEvents;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CasePublisher;
import id.dinsos.cases.incident.IncidentEvent;
import id.dinsos.cases.kind.KindCatalogue;
import id.dinsos.cases.kind.KindDecider;
import id.dinsos.cases.kind.KindEvent;
import id.dinsos.cases.kind.KindEvent.KindDefined;
import id.dinsos.cases.kind.OfficeKind;
import id.dinsos.cases.kind.Triage;
import id.dinsos.cases.letter.AgendaEvent;
import id.dinsos.cases.letter.LetterEvent;
import id.dinsos.cases.plan.PlanEvent;
import id.dinsos.cases.referral.ReferralDecider;
import id.dinsos.cases.referral.ReferralEvent;
import id.dinsos.cases.referral.ReferralProcess;
import id.dinsos.cases.worker.WorkerDecider;
import id.dinsos.cases.worker.WorkerEvent.WorkGiven;
import id.dinsos.cases.worker.WorkerEvent.WorkerEnlisted;
import id.dinsos.cases.worker.WorkerEvent.WorkerReleased;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.republish.Publications;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Zones;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stored names of the events of this service, and the rules as beans. */
public class CaseWiring {
    /** The stored names: released once, never changed. */
    public static Map<String, Class<?>> stored() {
        Map<String, Class<?>> names = new LinkedHashMap<>(CaseEvents.STORED);
        names.put("case-kind-defined.v1", KindDefined.class);
        names.put("referral-asked.v1", ReferralEvent.ReferralAsked.class);
        names.put("referral-offered.v1", ReferralEvent.ReferralOffered.class);
        names.put("referral-accepted.v1", ReferralEvent.ReferralAccepted.class);
        names.put("referral-declined.v1", ReferralEvent.ReferralDeclined.class);
        names.put("referral-admitted.v1", ReferralEvent.ReferralAdmitted.class);
        names.put("referral-discharged.v1", ReferralEvent.ReferralDischarged.class);
        names.put("referral-revoked.v1", ReferralEvent.ReferralRevoked.class);
        names.put("consent-withdrawn.v1", ReferralEvent.ConsentWithdrawn.class);
        names.put("facility-opened.v1", FacilityEvent.FacilityOpened.class);
        names.put("capacity-set.v1", FacilityEvent.CapacitySet.class);
        names.put("bed-reserved.v1", FacilityEvent.BedReserved.class);
        names.put("reservation-released.v1", FacilityEvent.ReservationReleased.class);
        names.put("bed-occupied.v1", FacilityEvent.BedOccupied.class);
        names.put("bed-freed.v1", FacilityEvent.BedFreed.class);
        names.put("waiting-begun.v1", FacilityEvent.WaitingBegun.class);
        names.put("waiting-ended.v1", FacilityEvent.WaitingEnded.class);
        names.put("assistance-requested.v1", AssistanceEvent.AssistanceRequested.class);
        names.put("assistance-withdrawn.v1", AssistanceEvent.AssistanceWithdrawn.class);
        names.put("plan-drafted.v1", PlanEvent.PlanDrafted.class);
        names.put("plan-approved.v1", PlanEvent.PlanApproved.class);
        names.put("plan-returned.v1", PlanEvent.PlanReturned.class);
        names.put("visit-recorded.v1", PlanEvent.VisitRecorded.class);
        names.put("damage-assessed.v1", DamageEvent.DamageAssessed.class);
        names.put("damage-verified.v1", DamageEvent.DamageVerified.class);
        names.put("damage-disputed.v1", DamageEvent.DamageDisputed.class);
        names.put("person-enrolled.v1", EnrolmentEvent.PersonEnrolled.class);
        names.put("day-attended.v1", EnrolmentEvent.DayAttended.class);
        names.put("certificate-given.v1", EnrolmentEvent.CertificateGiven.class);
        names.put("starting-help-given.v1", EnrolmentEvent.StartingHelpGiven.class);
        names.put("training-left.v1", EnrolmentEvent.TrainingLeft.class);
        names.put("outcome-seen.v1", EnrolmentEvent.OutcomeSeen.class);
        names.put("relapse-seen.v1", EnrolmentEvent.RelapseSeen.class);
        names.put("letter-drafted.v1", LetterEvent.LetterDrafted.class);
        names.put("letter-initialled.v1", LetterEvent.LetterInitialled.class);
        names.put("letter-signed.v1", LetterEvent.LetterSigned.class);
        names.put("letter-sealed.v1", LetterEvent.LetterSealed.class);
        names.put("letter-revoked.v1", LetterEvent.LetterRevoked.class);
        names.put("number-taken.v1", AgendaEvent.NumberTaken.class);
        names.put("incident-opened.v1", IncidentEvent.IncidentOpened.class);
        names.put("households-listed.v1", IncidentEvent.HouseholdsListed.class);
        names.put("worker-enlisted.v1", WorkerEnlisted.class);
        names.put("work-given.v1", WorkGiven.class);
        names.put("worker-released.v1", WorkerReleased.class);
        names.put("complaint-received.v1", ComplaintReceived.class);
        names.put("complaint-explained.v1", ComplaintExplained.class);
        names.put("complaint-settled.v1", ComplaintSettled.class);
        names.put("complaint-closed.v1", ComplaintClosed.class);
        names.put("settlement-undone.v1", SettlementUndone.class);
        names.put("complaint-reopened.v1", ComplaintReopened.class);
        names.put("complaint-repeated.v1", ComplaintRepeated.class);
        names.put("statement-read.v1", StatementRead.class);
        return names;
    }

    public static EventCodec events() {
        EventCodec codec = new EventCodec();
        stored().forEach((name, type) -> {
            var unused = codec.event(name, type);
        });
        return codec;
    }

    @Produces
    @Singleton
    public EventCodec codec() {
        return events();
    }

    /** Who speaks in public; whoever is missing here is missing where topics are written anew. */
    @Produces
    @Singleton
    public Publications publications(Triage triage) {
        return new Publications()
                .with(CaseEvent.class, CasePublisher.aggregate(triage))
                .with(ComplaintEvent.class, ComplaintPublisher.COMPLAINTS)
                .with(AssistanceEvent.class, AssistancePublisher.aggregate())
                .on(CaseMessage.CASES, CaseMessage.ASSISTANCE);
    }

    @Produces
    @Singleton
    public Aggregate<KindDecider.Define, OfficeKind, KindEvent> kinds() {
        return Aggregate.of(new KindDecider())
                .ownedBy(state -> state.owner().isEmpty() ? null : state.owner());
    }

    @Produces
    @Singleton
    public Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> calendars() {
        return Aggregate.of(new CalendarDecider())
                .ownedBy(state -> state.owner().isEmpty() ? null : state.owner());
    }

    @Produces
    @Singleton
    public CaseProcess process(
            Triage triage,
            Aggregate<KindDecider.Define, OfficeKind, KindEvent> kinds,
            Aggregate<CalendarCommand, OfficeCalendar, CalendarEvent> calendars,
            KindCatalogue standard,
            Zones zones) {
        return new CaseProcess(
                CasePublisher.aggregate(triage),
                kinds,
                calendars,
                WorkerDecider.aggregate(),
                standard,
                zones);
    }

    @Produces
    @Singleton
    public ReferralProcess referrals(CaseProcess cases) {
        return new ReferralProcess(ReferralDecider.aggregate(), FacilityDecider.aggregate(), cases);
    }

    @Produces
    @Singleton
    public AssistanceProcess assistance(CaseProcess cases) {
        return new AssistanceProcess(AssistancePublisher.aggregate(), cases);
    }
}
