package id.dinsos.cases.empowerment;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.REF;
import static id.dinsos.cases.handling.Samples.SUBJECT;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.dinsos.cases.empowerment.EnrolmentDecider.Command.Attend;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command.Certify;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command.Enrol;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command.Help;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command.Leave;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command.Relapse;
import id.dinsos.cases.empowerment.EnrolmentDecider.Command.See;
import id.dinsos.cases.empowerment.EnrolmentEvent.CertificateGiven;
import id.dinsos.cases.empowerment.EnrolmentEvent.DayAttended;
import id.dinsos.cases.empowerment.EnrolmentEvent.Outcome;
import id.dinsos.cases.empowerment.EnrolmentEvent.OutcomeSeen;
import id.dinsos.cases.empowerment.EnrolmentEvent.PersonEnrolled;
import id.dinsos.cases.empowerment.EnrolmentEvent.RelapseSeen;
import id.dinsos.cases.empowerment.EnrolmentEvent.StartingHelpGiven;
import id.dinsos.cases.empowerment.EnrolmentEvent.TrainingLeft;
import id.dinsos.cases.empowerment.EnrolmentEvent.Words;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The course of an enrolment, each of its steps in its time. */
class EnrolmentDeciderTest {
    static final LocalDate START = LocalDate.of(2026, 11, 1);
    static final EmpowermentProgramme BUSINESS =
            new EmpowermentProgramme(
                    "BUSINESS_TRAINING",
                    "Pelatihan",
                    "Training",
                    "",
                    75,
                    List.of("TOOLS"),
                    List.of(Period.ofMonths(3), Period.ofMonths(12)));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate DUE = LocalDate.of(2027, 2, 20);
    private static final PersonalData<Words> NOTHING = PersonalData.erased(SUBJECT);

    private final PersonEnrolled begun =
            new PersonEnrolled(ID, "35.24", REF, SUBJECT, BUSINESS, null, START, AT);
    private final DayAttended there = new DayAttended(START, true, AT);
    private final DayAttended away = new DayAttended(START.plusDays(1), false, AT);
    private final CertificateGiven certificate = new CertificateGiven("1/2026", TODAY, AT);
    private final StartingHelpGiven tools =
            new StartingHelpGiven("TOOLS", "mesin jahit", 3_500_000, "BAST/7", TODAY, AT);

    @Test
    void a_programme_visits_after_whole_months_and_after_each_once() {
        for (List<Period> visits :
                List.of(
                        List.of(Period.ofDays(90)),
                        List.of(Period.ZERO),
                        List.of(Period.ofYears(1), Period.ofMonths(12)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new EmpowermentProgramme(
                                    "X", "Pelatihan", "Training", "", 75, List.of(), visits))
                    .withMessageContaining("whole months");
        }
    }

    @Test
    void somebody_is_enrolled_once_under_an_id() {
        given().when(new Enrol(begun)).then(begun);
        given(begun).when(new Enrol(begun)).thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
        given().when(new Leave("pindah ke luar kota", AT))
                .thenRefused(EmpowermentCode.ENROLMENT_UNKNOWN);
    }

    @Test
    void a_day_is_said_once_said_again_otherwise_and_never_before_its_time() {
        given(begun).when(new Attend(START, true, TODAY, AT)).then(there);
        given(begun, there).when(new Attend(START, true, TODAY, AT)).thenNothing();
        given(begun, there)
                .when(new Attend(START, false, TODAY, AT))
                .then(new DayAttended(START, false, AT));
        given(begun)
                .when(new Attend(START.minusDays(1), true, TODAY, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_DAY_OUT_OF_RANGE);
        given(begun)
                .when(new Attend(TODAY.plusDays(1), true, TODAY, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_DAY_OUT_OF_RANGE);
        given(begun, there, certificate)
                .when(new Attend(START, true, TODAY, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
    }

    @Test
    void a_certificate_is_for_who_was_there_often_enough() {
        Certify certify = new Certify("1/2026", TODAY, TODAY, AT);

        given(begun).when(certify).thenRefused(EmpowermentCode.ENROLMENT_ATTENDANCE_TOO_LOW);
        given(begun, there, away)
                .when(certify)
                .thenRefused(EmpowermentCode.ENROLMENT_ATTENDANCE_TOO_LOW);
        given(begun, there).when(certify).then(certificate);
        given(begun, there)
                .when(new Certify("1/2026", TODAY.plusDays(1), TODAY, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_DAY_OUT_OF_RANGE);
        given(begun, there, certificate)
                .when(certify)
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
    }

    @Test
    void help_to_begin_with_comes_after_the_certificate_once_and_as_the_programme_foresees() {
        StartingHelpGiven money =
                new StartingHelpGiven("MONEY", "modal usaha", 1_000_000, "BAST/8", TODAY, AT);
        StartingHelpGiven tomorrow =
                new StartingHelpGiven("TOOLS", "x", 1, "BAST/9", TODAY.plusDays(1), AT);

        given(begun, there)
                .when(new Help(tools, TODAY))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
        given(begun, there, certificate).when(new Help(tools, TODAY)).then(tools);
        given(begun, there, certificate, tools)
                .when(new Help(tools, TODAY))
                .thenRefused(EmpowermentCode.ENROLMENT_GRANT_NOT_FORESEEN);
        given(begun, there, certificate)
                .when(new Help(money, TODAY))
                .thenRefused(EmpowermentCode.ENROLMENT_GRANT_NOT_FORESEEN);
        given(begun, there, certificate)
                .when(new Help(tomorrow, TODAY))
                .thenRefused(EmpowermentCode.ENROLMENT_DAY_OUT_OF_RANGE);
    }

    @Test
    void a_visit_is_recorded_when_it_is_due_and_again_only_where_nobody_was_met() {
        OutcomeSeen missed = new OutcomeSeen(DUE, Outcome.NOT_MET, NOTHING, AT);
        OutcomeSeen working = new OutcomeSeen(DUE, Outcome.WORKING, NOTHING, AT);

        given(begun, there, certificate)
                .when(new See(DUE, Outcome.WORKING, "", DUE.minusDays(15), AT))
                .thenRefused(EmpowermentCode.ENROLMENT_FOLLOW_UP_EARLY);
        given(begun, there, certificate)
                .when(new See(DUE, Outcome.NOT_MET, "", DUE, AT))
                .then(missed);
        given(begun, there, certificate, missed)
                .when(new See(DUE, Outcome.WORKING, "", DUE, AT))
                .then(working);
        given(begun, there, certificate, working)
                .when(new See(DUE, Outcome.WITHOUT_WORK, "", DUE, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
        given(begun, there, certificate)
                .when(new See(DUE.plusDays(1), Outcome.WORKING, "", DUE, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_FOLLOW_UP_UNKNOWN);
        given(begun, there)
                .when(new See(DUE, Outcome.WORKING, "", DUE, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
    }

    @Test
    void who_has_relapsed_at_a_visit_or_between_two_is_visited_no_more() {
        OutcomeSeen atVisit = new OutcomeSeen(DUE, Outcome.RELAPSED, NOTHING, AT);
        RelapseSeen between =
                new RelapseSeen(PersonalData.of(SUBJECT, new Words("mengemis lagi")), AT);

        given(begun, there, certificate).when(new Relapse("mengemis lagi", AT)).then(between);
        given(begun, there, certificate, between)
                .when(new Relapse("mengemis lagi", AT))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
        given(begun, there, certificate, atVisit)
                .when(new See(DUE, Outcome.WORKING, "", DUE, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
    }

    @Test
    void who_leaves_gets_no_certificate() {
        TrainingLeft left =
                new TrainingLeft(PersonalData.of(SUBJECT, new Words("pindah ke Gresik")), AT);

        given(begun, there).when(new Leave("pindah ke Gresik", AT)).then(left);
        given(begun, there, left)
                .when(new Certify("1/2026", TODAY, TODAY, AT))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
        given(begun, there, certificate)
                .when(new Leave("pindah ke Gresik", AT))
                .thenRefused(EmpowermentCode.ENROLMENT_STEP_NOT_ALLOWED);
    }

    private static DeciderSpec<EnrolmentDecider.Command, Enrolment, EnrolmentEvent>.Given given(
            EnrolmentEvent... history) {
        return DeciderSpec.of(new EnrolmentDecider()).given(history);
    }
}
