package id.dinsos.disbursement.instruct;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesFilled;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.RosterProcess;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunDeciderTest;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPlacesFilled;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The submission of a roster, and the places that holds have kept until then. */
class SubmissionProcessTest {
    private static final Paper DECREE = new Paper("900/1", LocalDate.of(2026, 11, 2), List.of());
    private static final RunPlan PLAN = RunDeciderTest.plan(List.of(YearMonth.of(2026, 11)));
    private static final UUID CHUNK = Chunk.idOf(PLAN.id(), 0);
    private static final RunCommand.Submit SUBMIT = new RunCommand.Submit(DECREE, "sari");
    private static final Row WAITS =
            new Row(
                    new UUID(0, 3),
                    new UUID(1, 3),
                    "35.24.01.2001",
                    Outcome.WAITING,
                    0,
                    List.of("waiting-list"),
                    Map.of(),
                    null,
                    200_000L,
                    null);
    private final SubmissionProcess process =
            new SubmissionProcess(
                    RunPublisher.RUN, new RosterProcess(RunPublisher.RUN, ChunkPublisher.CHUNK));

    @Test
    void a_frozen_roster_is_submitted_with_its_papers() {
        run(new Tally(2, 1, 0, 1, new Rupiah(200_000)))
                .when(unit -> process.submit(unit, PLAN.id(), Map.of(), SUBMIT))
                .then(events(PLAN.id(), new RunSubmitted(DECREE, "sari")));
    }

    @Test
    void whoever_waits_takes_a_place_in_the_transaction_that_fixes_the_roster() {
        Waiting next = new Waiting(WAITS.beneficiary(), 1);
        ProcessSpec.Then done =
                run(new Tally(1, 0, 0, 1, Rupiah.ZERO))
                        .when(unit ->
                                process.submit(
                                        unit,
                                        PLAN.id(),
                                        Map.of(
                                                0,
                                                new ChunkCommand.Replace(List.of(), List.of(next))),
                                        SUBMIT));
        assertThat(done.events(CHUNK)).startsWith(new PlacesFilled(List.of(next)));
        assertThat(done.events(PLAN.id()))
                .hasSize(2)
                .hasAtLeastOneElementOfType(RunPlacesFilled.class)
                .endsWith(new RunSubmitted(DECREE, "sari"));
    }

    @Test
    void a_roster_on_which_nobody_is_eligible_is_not_submitted() {
        run(new Tally(1, 0, 0, 1, Rupiah.ZERO))
                .when(unit -> process.submit(unit, PLAN.id(), Map.of(), SUBMIT))
                .thenRefused(RunCode.RUN_EMPTY);
    }

    @Test
    void a_roster_is_submitted_once() {
        run(new Tally(2, 1, 0, 1, new Rupiah(200_000)))
                .when(unit -> process.submit(unit, PLAN.id(), Map.of(), SUBMIT))
                .andThen()
                .when(unit -> process.submit(unit, PLAN.id(), Map.of(), SUBMIT))
                .thenRefused(RunCode.RUN_NOT_FROZEN);
    }

    @Test
    void a_run_is_submitted_by_who_may_know_of_it() {
        run(new Tally(2, 1, 0, 1, new Rupiah(200_000)))
                .when(unit ->
                        assertThat(process.run(unit, PLAN.id()).plan().months())
                                .containsExactly(YearMonth.of(2026, 11)))
                .thenNothing();
        run(new Tally(2, 1, 0, 1, new Rupiah(200_000)))
                .by(owner -> false)
                .when(unit -> {
                    var unused = process.run(unit, PLAN.id());
                })
                .thenRefused(RunCode.RUN_NOT_FOUND);
    }

    private static ProcessSpec run(Tally tally) {
        RunEvent started = new RunFreezeStarted(2, List.of(WAITS.beneficiary()));
        return given(
                        RunPublisher.RUN,
                        PLAN.id(),
                        new RunOpened(PLAN),
                        started,
                        new RunFrozen(tally, "ab"))
                .and(
                        ChunkPublisher.CHUNK,
                        CHUNK,
                        new ChunkFrozen(
                                new RunRef(PLAN.id(), "SEMBAKO", "35.24", 1), 0, List.of(WAITS)));
    }
}
