package id.dinsos.cases.empowerment;

import static id.dinsos.cases.empowerment.EnrolmentDeciderTest.BUSINESS;
import static id.dinsos.cases.empowerment.EnrolmentDeciderTest.START;
import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.ELSEWHERE;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.PROCESS;
import static id.dinsos.cases.handling.Samples.REF;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static id.dinsos.cases.handling.Samples.unknown;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.cases.empowerment.EnrolmentDecider.Command;
import id.dinsos.cases.empowerment.EnrolmentEvent.PersonEnrolled;
import id.dinsos.cases.empowerment.EnrolmentEvent.TrainingLeft;
import id.dinsos.cases.empowerment.EnrolmentEvent.Words;
import id.dinsos.cases.facility.Facility;
import id.dinsos.cases.facility.FacilityCode;
import id.dinsos.cases.facility.FacilityDecider;
import id.dinsos.cases.facility.FacilityEvent;
import id.dinsos.cases.facility.FacilityEvent.BedFreed;
import id.dinsos.cases.facility.FacilityEvent.BedOccupied;
import id.dinsos.cases.facility.FacilityEvent.BedReserved;
import id.dinsos.cases.facility.FacilityEvent.CapacitySet;
import id.dinsos.cases.facility.FacilityEvent.FacilityOpened;
import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.CaseEvent.CaseMerged;
import id.dinsos.cases.handling.CaseEvent.PersonInvolved;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An enrolment with its case and the places of a site. */
class EnrolmentProcessTest {
    private static final Aggregate<Command, Enrolment, EnrolmentEvent> ENROLMENTS =
            EnrolmentDecider.aggregate();
    private static final Aggregate<FacilityDecider.Command, Facility, FacilityEvent> FACILITIES =
            FacilityDecider.aggregate();
    private static final UUID ENROLMENT = new UUID(9, 1);
    private static final UUID OTHER = new UUID(9, 2);
    private static final UUID SITE = new UUID(7, 1);
    private static final EmpowermentProgramme TRADE =
            new EmpowermentProgramme(
                    "VOCATIONAL_TRAINING",
                    "Pelatihan",
                    "Training",
                    "TRAINEES",
                    80,
                    List.of(),
                    List.of(Period.ofMonths(3)));

    private final EnrolmentProcess process = new EnrolmentProcess(PROCESS);

    @Test
    void a_place_is_taken_with_the_enrolment_and_free_again_with_its_end() {
        ProcessSpec.Then enrolled = site("35", false, 1).when(unit -> enrol(unit, TRADE, SITE));

        enrolled.then(
                events(ENROLMENT, begun(TRADE, SITE)),
                events(
                        SITE,
                        new BedReserved(
                                ENROLMENT, "TRAINEES", ID, AT.plus(Duration.ofMinutes(1)), AT),
                        new BedOccupied(ENROLMENT, AT)));
        enrolled.andThen()
                .when(unit ->
                        process.step(
                                unit,
                                ENROLMENT,
                                SARI,
                                AT,
                                (state, today) -> new Command.Leave("pindah ke Gresik", AT)))
                .then(
                        events(
                                ENROLMENT,
                                new TrainingLeft(
                                        PersonalData.of(SUBJECT, new Words("pindah ke Gresik")),
                                        AT)),
                        events(SITE, new BedFreed(ENROLMENT, AT)));
    }

    @Test
    void nobody_is_enrolled_in_a_case_that_goes_on_as_another() {
        given(CASES, ID, received("VAGRANT", Map.of()), new CaseMerged(new UUID(1, 9), AT))
                .when(unit -> enrol(unit, TRADE, SITE))
                .thenRefused(CaseCode.CASE_MERGED);
    }

    @Test
    void the_last_place_is_taken_once() {
        ProcessSpec.Then first = site("35", false, 1).when(unit -> enrol(unit, TRADE, SITE));

        first.andThen()
                .when(unit -> process.enrol(unit, OTHER, ID, REF, TRADE, SITE, START, SARI, AT))
                .thenRefused(FacilityCode.FACILITY_FULL);
    }

    @Test
    void a_site_is_the_offices_own_or_its_provinces_and_no_hidden_one() {
        site("35.25", false, 1)
                .when(unit -> enrol(unit, TRADE, SITE))
                .thenRefused(FacilityCode.FACILITY_UNKNOWN);
        site("35.24", true, 1)
                .when(unit -> enrol(unit, TRADE, SITE))
                .thenRefused(FacilityCode.FACILITY_UNKNOWN);
        open().when(unit -> enrol(unit, TRADE, null))
                .thenRefused(EmpowermentCode.ENROLMENT_SITE_MISSING);
        open().when(unit -> enrol(unit, BUSINESS, SITE))
                .thenRefused(EmpowermentCode.ENROLMENT_SITE_MISSING);
    }

    @Test
    void somebody_of_a_case_that_goes_on_is_enrolled_and_nobody_else() {
        open().when(unit -> enrol(unit, BUSINESS, null))
                .then(events(ENROLMENT, begun(BUSINESS, null)));
        given(CASES, ID, received("VAGRANT", Map.of()))
                .when(unit -> enrol(unit, BUSINESS, null))
                .thenRefused(EmpowermentCode.ENROLMENT_PERSON_UNKNOWN);
        given(
                        CASES,
                        ID,
                        received("VAGRANT", Map.of()),
                        new PersonInvolved(unknown(), AT),
                        new CaseClosed(CaseState.CLOSED, "HOME", remark(""), AT))
                .when(unit -> enrol(unit, BUSINESS, null))
                .thenRefused(EmpowermentCode.ENROLMENT_CASE_ENDED);
        open().when(unit ->
                        process.enrol(
                                unit, ENROLMENT, ID, REF, BUSINESS, null, START, ELSEWHERE, AT))
                .thenRefused(CaseCode.CASE_UNKNOWN);
    }

    @Test
    void the_enrolment_of_a_case_that_is_not_there_for_somebody_is_not_there_either() {
        step(ELSEWHERE).thenRefused(EmpowermentCode.ENROLMENT_UNKNOWN);
    }

    private ProcessSpec.Then step(Reader reader) {
        return open().and(ENROLMENTS, ENROLMENT, begun(BUSINESS, null))
                .when(unit ->
                        process.step(
                                unit,
                                ENROLMENT,
                                reader,
                                AT,
                                (state, today) -> new Command.Leave("pindah ke Gresik", AT)));
    }

    private static PersonEnrolled begun(EmpowermentProgramme programme, @Nullable UUID site) {
        return new PersonEnrolled(ID, "35.24", REF, SUBJECT, programme, site, START, AT);
    }

    private void enrol(UnitOfWork unit, EmpowermentProgramme programme, @Nullable UUID site) {
        process.enrol(unit, ENROLMENT, ID, REF, programme, site, START, SARI, AT);
    }

    private static ProcessSpec open() {
        return given(CASES, ID, received("VAGRANT", Map.of()), new PersonInvolved(unknown(), AT));
    }

    private static ProcessSpec site(String owner, boolean hidden, int places) {
        return open().and(
                        FACILITIES,
                        SITE,
                        new FacilityOpened(
                                owner,
                                "UPT Bina Karya",
                                "UPT",
                                hidden,
                                PersonalData.erased(SUBJECT),
                                AT),
                        new CapacitySet("TRAINEES", places, AT));
    }
}
