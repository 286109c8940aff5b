package id.dinsos.cases.empowerment;

import id.dinsos.cases.empowerment.Enrolment.Standing;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command;
import id.dinsos.cases.empowerment.EnrolmentEvent.PersonEnrolled;
import id.dinsos.cases.facility.Facility;
import id.dinsos.cases.facility.FacilityCode;
import id.dinsos.cases.facility.FacilityDecider;
import id.dinsos.cases.facility.FacilityEvent;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Reader;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Enrolments with their case and the places of the site: somebody of an open case is enrolled, a
 * place is taken with the enrolment, the last one once, and is free again when they leave or have
 * learned it. The visits go on when the case has ended.
 */
public final class EnrolmentProcess {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Aggregate<Command, Enrolment, EnrolmentEvent> ENROLMENTS =
            EnrolmentDecider.aggregate();
    private static final Aggregate<FacilityDecider.Command, Facility, FacilityEvent> FACILITIES =
            FacilityDecider.aggregate();

    private final CaseProcess cases;

    public EnrolmentProcess(CaseProcess cases) {
        this.cases = cases;
    }

    /**
     * @param site where they have a place; null where none is taken
     */
    public void enrol(
            UnitOfWork unit,
            UUID id,
            UUID caseId,
            UUID ref,
            EmpowermentProgramme programme,
            @Nullable UUID site,
            LocalDate startsOn,
            Reader reader,
            Instant at) {
        Opened state = cases.going(unit, caseId, reader, at);
        if (state.state().ends()) {
            throw RefusedException.of(EmpowermentCode.ENROLMENT_CASE_ENDED, "the case has ended");
        }
        if (state.person(ref).isEmpty()) {
            throw RefusedException.of(
                    EmpowermentCode.ENROLMENT_PERSON_UNKNOWN, "nobody of the case has this ref");
        }
        if (programme.placeClass().isEmpty() == (site != null)) {
            throw RefusedException.of(
                    EmpowermentCode.ENROLMENT_SITE_MISSING,
                    site == null ? "this programme is at a site" : "this programme is at no site");
        }
        unit.require(
                ENROLMENTS,
                id,
                new Command.Enrol(
                        new PersonEnrolled(
                                caseId,
                                state.origin().owner(),
                                ref,
                                state.origin().subject(),
                                programme,
                                site,
                                startsOn,
                                at)));
        if (site != null) {
            require(unit, site, state.origin().owner());
            unit.require(
                    FACILITIES,
                    site,
                    new FacilityDecider.Command.Reserve(
                            id, programme.placeClass(), caseId, at.plus(KEPT), at));
            unit.require(FACILITIES, site, new FacilityDecider.Command.Occupy(id, at));
        }
    }

    /** The site is the office's own or its province's, and not hidden. */
    private static void require(UnitOfWork unit, UUID site, String office) {
        boolean reachable =
                unit.look(FACILITIES, site) instanceof Facility.Running running
                        && !running.hidden()
                        && RegionCode.of(running.owner()).covers(RegionCode.of(office));
        if (!reachable) {
            throw RefusedException.of(
                    FacilityCode.FACILITY_UNKNOWN, "there is no facility with this id");
        }
    }

    /**
     * One step of an enrolment.
     *
     * @param step said of the enrolment as it stands, and of today in its office's zone
     */
    public void step(
            UnitOfWork unit,
            UUID id,
            Reader reader,
            Instant at,
            BiFunction<Standing, LocalDate, Command> step) {
        Standing before = seen(unit, id, reader, at);
        LocalDate today = cases.day(before.begun().owner(), at);
        unit.require(ENROLMENTS, id, step.apply(before, today));
        boolean over =
                before.goesOn()
                        && unit.state(ENROLMENTS, id) instanceof Standing after
                        && !after.goesOn();
        UUID site = before.begun().site();
        if (over && site != null) {
            unit.require(FACILITIES, site, new FacilityDecider.Command.Free(id, at));
        }
    }

    /** The enrolment, for who may work with its case; for others there is none. */
    public Standing seen(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        if (!(unit.state(ENROLMENTS, id) instanceof Standing known)) {
            throw unknown();
        }
        try {
            var unused = cases.open(unit, known.begun().caseId(), reader, at);
        } catch (RefusedException refused) {
            throw refused.refusal().code() == CaseCode.CASE_UNKNOWN ? unknown() : refused;
        }
        return known;
    }

    private static RefusedException unknown() {
        return RefusedException.of(EmpowermentCode.ENROLMENT_UNKNOWN, "there is no such enrolment");
    }
}
