package id.dinsos.cases.plan;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** A step of a plan is taken by one who may work with its case, while the case goes on. */
final class PlanProcess {
    private final CaseProcess cases;
    private final Aggregate<PlanDecider.Command, Plan, PlanEvent> plans;

    PlanProcess(CaseProcess cases, Aggregate<PlanDecider.Command, Plan, PlanEvent> plans) {
        this.cases = cases;
        this.plans = plans;
    }

    /**
     * @param step what is done, said of the case as it stands
     */
    void step(
            UnitOfWork unit,
            UUID id,
            Reader reader,
            Instant at,
            Function<Opened, PlanDecider.Command> step) {
        Opened state = cases.going(unit, id, reader, at);
        if (state.state().ends()) {
            throw RefusedException.of(PlanCode.PLAN_CASE_ENDED, "the case has ended");
        }
        unit.require(plans, Plan.streamId(id), step.apply(state));
    }
}
