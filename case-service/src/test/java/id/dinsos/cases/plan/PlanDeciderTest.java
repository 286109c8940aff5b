package id.dinsos.cases.plan;

import id.dinsos.cases.plan.PlanDecider.Command;
import id.dinsos.cases.plan.PlanEvent.Content;
import id.dinsos.cases.plan.PlanEvent.PlanApproved;
import id.dinsos.cases.plan.PlanEvent.PlanDrafted;
import id.dinsos.cases.plan.PlanEvent.PlanReturned;
import id.dinsos.cases.plan.PlanEvent.VisitRecorded;
import id.dinsos.cases.plan.PlanEvent.Words;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final UUID CASE = new UUID(1, 1);
    private static final UUID SUBJECT = new UUID(2, 2);
    private static final UUID VISIT = new UUID(3, 3);
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final Content CONTENT = new Content(List.of("bekerja kembali"), List.of());
    private static final PlanDrafted DRAFTED = drafted(1);
    private static final PlanApproved APPROVED = new PlanApproved(1, "rina", AT);

    @Test
    void a_plan_is_approved_by_another_than_its_author() {
        given().when(draft()).then(DRAFTED);
        given(DRAFTED)
                .when(new Command.Approve("agus", AT))
                .thenRefused(PlanCode.PLAN_APPROVED_BY_AUTHOR);
        given(DRAFTED).when(new Command.Approve("rina", AT)).then(APPROVED);
    }

    @Test
    void what_was_approved_is_approved_once_and_a_new_version_waits_again() {
        given(DRAFTED, APPROVED)
                .when(new Command.Approve("rina", AT))
                .thenRefused(PlanCode.PLAN_NOT_WAITING);
        given(DRAFTED, APPROVED).when(draft()).then(drafted(2));
    }

    @Test
    void a_plan_that_goes_back_waits_no_more() {
        PlanReturned returned = new PlanReturned(1, "rina", words("kurang jelas"), AT);

        given(DRAFTED).when(new Command.Return("rina", "kurang jelas", AT)).then(returned);
        given(DRAFTED, returned)
                .when(new Command.Approve("rina", AT))
                .thenRefused(PlanCode.PLAN_NOT_WAITING);
        given(DRAFTED, returned)
                .when(new Command.Return("rina", "x", AT))
                .thenRefused(PlanCode.PLAN_NOT_WAITING);
    }

    @Test
    void visits_are_recorded_under_a_plan_that_holds_the_missed_ones_too() {
        given(DRAFTED)
                .when(new Command.RecordVisit(VISIT, DAY, false, "", AT))
                .thenRefused(PlanCode.PLAN_NOT_APPROVED);
        given(DRAFTED, APPROVED)
                .when(new Command.RecordVisit(VISIT, DAY, false, "rumah kosong", AT))
                .then(new VisitRecorded(VISIT, DAY, false, words("rumah kosong"), AT));
    }

    @Test
    void without_a_plan_there_is_nothing_to_approve() {
        given().when(new Command.Approve("rina", AT)).thenRefused(PlanCode.PLAN_UNKNOWN);
    }

    private static Command.Draft draft() {
        return new Command.Draft(CASE, "35.24", "agus", SUBJECT, CONTENT, AT);
    }

    private static PlanDrafted drafted(int version) {
        return new PlanDrafted(
                CASE, "35.24", version, "agus", PersonalData.of(SUBJECT, CONTENT), AT);
    }

    private static PersonalData<Words> words(String text) {
        return PersonalData.of(SUBJECT, new Words(text));
    }

    private static DeciderSpec<Command, Plan, PlanEvent>.Given given(PlanEvent... history) {
        return DeciderSpec.of(new PlanDecider()).given(history);
    }
}
