package id.dinsos.cases.plan;

import static id.dinsos.cases.handling.Samples.AT;
import static id.dinsos.cases.handling.Samples.BOSS;
import static id.dinsos.cases.handling.Samples.CASES;
import static id.dinsos.cases.handling.Samples.ELSEWHERE;
import static id.dinsos.cases.handling.Samples.ID;
import static id.dinsos.cases.handling.Samples.PROCESS;
import static id.dinsos.cases.handling.Samples.SARI;
import static id.dinsos.cases.handling.Samples.received;
import static id.dinsos.cases.handling.Samples.remark;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.handling.CaseCode;
import id.dinsos.cases.handling.CaseEvent.CaseClosed;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.kind.CaseState;
import id.dinsos.cases.plan.PlanEvent.Content;
import id.dinsos.cases.plan.PlanEvent.PlanApproved;
import id.dinsos.cases.plan.PlanEvent.PlanDrafted;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Steps of a plan, which its case allows or does not. */
class PlanProcessTest {
    private static final Aggregate<PlanDecider.Command, Plan, PlanEvent> PLANS =
            PlanDecider.aggregate();
    private static final UUID PLAN = Plan.streamId(ID);
    private static final Content CONTENT = new Content(List.of("bekerja kembali"), List.of());
    private final PlanProcess process = new PlanProcess(PROCESS, PLANS);

    @Test
    void a_plan_is_for_the_office_and_the_person_of_its_case() {
        ProcessSpec.Then drafted = open().when(unit -> draft(unit, SARI));

        assertThat(drafted.events(PLAN)).singleElement().isInstanceOf(PlanDrafted.class);
        drafted.andThen()
                .when(unit ->
                        process.step(
                                unit,
                                ID,
                                BOSS,
                                AT,
                                state -> new PlanDecider.Command.Approve("rina", AT)))
                .then(events(PLAN, new PlanApproved(1, "rina", AT)));
    }

    @Test
    void a_case_that_has_ended_has_no_more_plans() {
        given(
                        CASES,
                        ID,
                        received("VAGRANT", Map.of()),
                        new CaseClosed(CaseState.DUPLICATE, "", remark(""), AT))
                .when(unit -> draft(unit, SARI))
                .thenRefused(PlanCode.PLAN_CASE_ENDED);
    }

    @Test
    void a_case_of_another_office_has_none_to_be_seen() {
        open().when(unit -> draft(unit, ELSEWHERE)).thenRefused(CaseCode.CASE_UNKNOWN);
    }

    private static ProcessSpec open() {
        return given(CASES, ID, received("VAGRANT", Map.of()));
    }

    private void draft(UnitOfWork unit, Reader reader) {
        process.step(
                unit,
                ID,
                reader,
                AT,
                state ->
                        new PlanDecider.Command.Draft(
                                ID,
                                state.origin().owner(),
                                reader.account(),
                                state.origin().subject(),
                                CONTENT,
                                AT));
    }
}
