package id.dinsos.disbursement.roster;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCounted;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCut;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.HoldReleased;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesFilled;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesVacated;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.VillageCount;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunDecider;
import id.dinsos.disbursement.run.RunDeciderTest;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPlacesFilled;
import id.dinsos.disbursement.run.RunEvent.RunRosterAmended;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A chunk's rows, and the sums and hash that its run keeps of them. */
class RosterProcessTest {
    private static final Paper DECREE = new Paper("900/1", LocalDate.of(2026, 11, 2), List.of());
    private static final Aggregate<RunCommand, Run, RunEvent> RUNS = Aggregate.of(new RunDecider());
    private static final Aggregate<ChunkCommand, Chunk, ChunkEvent> CHUNKS =
            Aggregate.of(new ChunkDecider());
    private static final RunPlan PLAN = RunDeciderTest.plan(List.of(YearMonth.of(2026, 11)));
    private static final UUID CHUNK = Chunk.idOf(PLAN.id(), 0);
    private static final Row SITI = row(1, Outcome.ELIGIBLE, List.of(), null);
    private static final Row HELD = row(2, Outcome.HELD, List.of("nik-shared"), 200_000L);
    private static final Row WAITS = row(3, Outcome.WAITING, List.of("waiting-list"), 200_000L);
    private static final ChunkFrozen FROZEN =
            new ChunkFrozen(
                    new RunRef(PLAN.id(), "SEMBAKO", "35.24", 1), 0, List.of(SITI, HELD, WAITS));
    private static final RunEvent STARTED = new RunFreezeStarted(3, List.of(SITI.beneficiary()));
    private static final RunEvent RUN_FROZEN =
            new RunFrozen(new Tally(3, 1, 0, 1, 1, new Rupiah(200_000)), "ab");

    private final RosterProcess process = new RosterProcess(RUNS, CHUNKS);

    @Test
    void a_roster_is_cut_while_it_is_being_frozen() {
        List<Waiting> cut = List.of(new Waiting(SITI.beneficiary(), 1));
        assertThat(
                        run(STARTED)
                                .when(unit ->
                                        process.cut(unit, PLAN.id(), 0, new ChunkCommand.Cut(cut)))
                                .events(CHUNK))
                .startsWith(new ChunkCut(cut));
    }

    @Test
    void a_worker_that_slept_until_after_the_freeze_cuts_nothing() {
        List<Waiting> cut = List.of(new Waiting(SITI.beneficiary(), 1));
        run(STARTED, RUN_FROZEN)
                .when(unit -> process.cut(unit, PLAN.id(), 0, new ChunkCommand.Cut(cut)))
                .thenNothing();
    }

    @Test
    void a_hold_that_is_released_changes_the_sum_and_the_hash_that_are_signed() {
        run(STARTED, RUN_FROZEN)
                .when(unit -> process.release(unit, PLAN.id(), release("sari")))
                .then(
                        events(
                                CHUNK,
                                new HoldReleased(HELD.beneficiary(), "twins", "sari"),
                                new ChunkCounted(
                                        PLAN.id(),
                                        List.of(
                                                new VillageCount(
                                                        HELD.region(), 0, -1, 0, 1, 200_000)))),
                        events(
                                PLAN.id(),
                                new RunRosterAmended(
                                        HELD.beneficiary(),
                                        200_000,
                                        RosterHash.released("ab", HELD.beneficiary(), 200_000),
                                        "sari")));
    }

    @Test
    void nothing_is_released_once_the_roster_is_submitted() {
        run(STARTED, RUN_FROZEN, new RunSubmitted(DECREE, "sari"))
                .when(unit -> process.release(unit, PLAN.id(), release("sari")))
                .thenRefused(RunCode.RUN_NOT_FROZEN);
    }

    @Test
    void a_place_that_falls_vacant_goes_to_the_next_with_sum_and_hash() {
        Unpaid gone = Unpaid.changed(SITI);
        Waiting next = new Waiting(WAITS.beneficiary(), 1);
        ProcessSpec.Then done =
                run(STARTED, RUN_FROZEN)
                        .when(unit ->
                                process.replace(
                                        unit,
                                        PLAN.id(),
                                        Map.of(
                                                0,
                                                new ChunkCommand.Replace(
                                                        List.of(gone), List.of(next))),
                                        "job"));
        assertThat(done.events(CHUNK))
                .contains(new PlacesVacated(List.of(gone)), new PlacesFilled(List.of(next)));
        String hash = RosterHash.amended("ab", List.of(SITI.left(gone), WAITS.filled()));
        assertThat(done.events(PLAN.id()))
                .containsExactly(
                        new RunPlacesFilled(
                                new Tally(3, 1, 0, 2, new Rupiah(200_000)), hash, 1, 1, "job"));
    }

    private static ChunkCommand.Release release(String by) {
        return new ChunkCommand.Release(HELD.beneficiary(), "twins", by);
    }

    private static ProcessSpec run(RunEvent... more) {
        RunEvent[] all = new RunEvent[more.length + 1];
        all[0] = new RunOpened(PLAN);
        System.arraycopy(more, 0, all, 1, more.length);
        return given(RUNS, PLAN.id(), all).and(CHUNKS, CHUNK, FROZEN);
    }

    private static Row row(
            long number,
            Outcome verdict,
            List<String> clauses,
            @org.jspecify.annotations.Nullable Long onRelease) {
        return new Row(
                new UUID(0, number),
                new UUID(1, number),
                "35.24.01.2001",
                verdict,
                verdict == Outcome.ELIGIBLE ? 200_000 : 0,
                clauses,
                Map.of(),
                null,
                onRelease,
                null);
    }
}
