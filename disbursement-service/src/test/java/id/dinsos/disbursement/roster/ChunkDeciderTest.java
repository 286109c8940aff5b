package id.dinsos.disbursement.roster;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.roster.ChunkCommand.Cut;
import id.dinsos.disbursement.roster.ChunkCommand.Freeze;
import id.dinsos.disbursement.roster.ChunkCommand.Instruct;
import id.dinsos.disbursement.roster.ChunkCommand.Release;
import id.dinsos.disbursement.roster.ChunkCommand.Replace;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCounted;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCut;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.EntitlementsTaken;
import id.dinsos.disbursement.roster.ChunkEvent.HoldReleased;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesFilled;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesVacated;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.VillageCount;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import id.dinsos.disbursement.run.Instructed;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.disbursement.why.Difference;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChunkDeciderTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final RunRef RUN = new RunRef(new UUID(7, 7), "SEMBAKO", "35.24", 1);
    private static final Map<String, Object> FACTS =
            Map.of("live", true, "rosters", List.of("SEMBAKO"), "decile", 3L);
    private static final Row ONE = row(1, Outcome.ELIGIBLE);
    private static final Row TWO = row(2, Outcome.ELIGIBLE);
    private static final Row THREE = row(3, Outcome.EXCLUDED);
    private static final Row FOUR = row(4, Outcome.HELD);
    private static final ChunkEvent FROZEN =
            new ChunkFrozen(RUN, 0, List.of(ONE, TWO, THREE, FOUR));
    private static final ChunkEvent COUNTED =
            new ChunkCounted(
                    RUN.id(), List.of(new VillageCount("35.24.01.2001", 1, 1, 0, 2, 400_000)));
    private final DeciderSpec<ChunkCommand, Chunk, ChunkEvent> spec =
            DeciderSpec.of(new ChunkDecider());

    @Test
    void a_chunk_is_frozen_with_everybody_in_it() {
        spec.given().when(new Freeze(RUN, 0, List.of(ONE, TWO, THREE, FOUR))).then(FROZEN, COUNTED);
        assertThat(frozen(FROZEN, COUNTED).tally())
                .isEqualTo(new Tally(4, 2, 1, 1, new Rupiah(400_000)));
    }

    @Test
    void a_chunk_is_frozen_once() {
        spec.given(FROZEN)
                .when(new Freeze(RUN, 0, List.of(ONE)))
                .thenRefused(RunCode.CHUNK_ALREADY_FROZEN);
    }

    @Test
    void a_slice_pays_its_eligible_alone() {
        spec.given(FROZEN)
                .when(new Instruct(NOVEMBER, 0, List.of()))
                .then(new SliceInstructed(RUN.id(), NOVEMBER, 0, 2, 400_000, List.of()));
    }

    @Test
    void who_is_left_out_is_not_paid() {
        List<Unpaid> unpaid = List.of(Unpaid.changed(TWO));
        spec.given(FROZEN)
                .when(new Instruct(NOVEMBER, 0, unpaid))
                .then(new SliceInstructed(RUN.id(), NOVEMBER, 0, 1, 200_000, unpaid));
    }

    @Test
    void a_month_of_a_slice_is_instructed_once() {
        ChunkEvent done = new SliceInstructed(RUN.id(), NOVEMBER, 0, 2, 400_000, List.of());
        spec.given(FROZEN, done)
                .when(new Instruct(NOVEMBER, 0, List.of()))
                .thenRefused(RunCode.SLICE_ALREADY_INSTRUCTED);
        spec.given(FROZEN, done)
                .when(new Instruct(NOVEMBER.plusMonths(1), 0, List.of()))
                .then(
                        new SliceInstructed(
                                RUN.id(), NOVEMBER.plusMonths(1), 0, 2, 400_000, List.of()));
    }

    @Test
    void nothing_is_instructed_before_the_verdicts() {
        spec.given()
                .when(new Instruct(NOVEMBER, 0, List.of()))
                .thenRefused(RunCode.CHUNK_NOT_FROZEN);
    }

    @Test
    void a_range_that_has_grown_is_instructed_in_parts_that_fit_one_transaction() {
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < Chunk.SLICE + 5; i++) {
            many.add(row(i, Outcome.ELIGIBLE));
        }
        Frozen chunk = frozen(new ChunkFrozen(RUN, 0, many));

        assertThat(chunk.parts()).isEqualTo(2);
        assertThat(chunk.rows(0)).hasSize(Chunk.SLICE);
        assertThat(chunk.rows(1)).hasSize(5);
        assertThat(chunk.rows(2)).isEmpty();
        assertThat(frozen(new ChunkFrozen(RUN, 0, List.of())).parts()).isEqualTo(1);
    }

    @Test
    void the_sum_of_a_slice_tells_the_held_from_the_excluded() {
        SliceInstructed slice =
                new SliceInstructed(
                        RUN.id(),
                        NOVEMBER,
                        0,
                        1,
                        200_000,
                        List.of(Unpaid.changed(ONE), Unpaid.duplicate(TWO)));

        assertThat(slice.sum()).isEqualTo(new Instructed(1, new Rupiah(200_000), 1, 1));
    }

    @Test
    void an_id_is_found_in_the_range_that_begins_at_or_before_it_in_the_database_s_order() {
        List<UUID> firsts = List.of(new UUID(1, 0), new UUID(5, 0), new UUID(-5, 0));

        assertThat(Ranges.chunkOf(firsts, new UUID(0, 9))).isEqualTo(-1);
        assertThat(Ranges.chunkOf(firsts, new UUID(1, 0))).isEqualTo(0);
        assertThat(Ranges.chunkOf(firsts, new UUID(4, -1))).isEqualTo(0);
        assertThat(Ranges.chunkOf(firsts, new UUID(7, 0))).isEqualTo(1);
        assertThat(Ranges.chunkOf(firsts, new UUID(-1, 0))).isEqualTo(2);
    }

    @Test
    void a_range_ends_just_before_the_next_one_begins() {
        List<UUID> firsts = List.of(new UUID(1, 0), new UUID(5, 0), new UUID(5, 7));

        assertThat(Ranges.lastId(firsts, 0)).isEqualTo(new UUID(4, -1));
        assertThat(Ranges.lastId(firsts, 1)).isEqualTo(new UUID(5, 6));
        assertThat(Ranges.lastId(firsts, 2)).isEqualTo(new UUID(-1, -1));
    }

    @Test
    void what_the_instruction_found_stands_over_the_verdict_of_the_freeze() {
        Frozen chunk =
                frozen(
                        FROZEN,
                        new SliceInstructed(
                                RUN.id(), NOVEMBER, 0, 1, 200_000, List.of(Unpaid.changed(ONE))));

        List<CurrentVerdict> settled = CurrentVerdict.of(chunk, NOVEMBER);

        assertThat(settled.getFirst().verdict()).isEqualTo(Outcome.HELD);
        assertThat(settled.getFirst().clauses()).containsExactly("changed-since-freeze");
        assertThat(settled.get(1).pays()).isTrue();
        assertThat(CurrentVerdict.of(chunk, NOVEMBER.plusMonths(1)).getFirst().pays()).isTrue();
    }

    @Test
    void two_months_differ_in_who_is_new_dropped_or_paid_another_amount() {
        CurrentVerdict paid = CurrentVerdict.of(frozen(FROZEN), NOVEMBER).getFirst();
        CurrentVerdict more =
                new CurrentVerdict(
                        paid.beneficiaryId(),
                        paid.region(),
                        paid.verdict(),
                        400_000,
                        List.of(),
                        FACTS,
                        null);
        CurrentVerdict excluded =
                new CurrentVerdict(
                        paid.beneficiaryId(),
                        paid.region(),
                        Outcome.EXCLUDED,
                        0,
                        List.of("payee-deceased"),
                        FACTS,
                        null);

        assertThat(Difference.of(null, null)).isNull();
        assertThat(Difference.of(paid, paid)).isNull();
        assertThat(Difference.of(null, excluded)).isNull();
        assertThat(kind(null, paid)).isEqualTo(Difference.Kind.NEW);
        assertThat(kind(excluded, paid)).isEqualTo(Difference.Kind.NEW);
        assertThat(kind(paid, excluded)).isEqualTo(Difference.Kind.DROPPED);
        assertThat(kind(paid, null)).isEqualTo(Difference.Kind.DROPPED);
        assertThat(kind(paid, more)).isEqualTo(Difference.Kind.CHANGED);
    }

    @Test
    void who_is_cut_waits_is_counted_and_is_not_paid() {
        List<Waiting> waiting = List.of(new Waiting(TWO.beneficiary(), 7));
        ChunkEvent cut = new ChunkCut(waiting);
        spec.given(FROZEN)
                .when(new Cut(waiting))
                .then(
                        cut,
                        new ChunkCounted(
                                RUN.id(),
                                List.of(new VillageCount("35.24.01.2001", 0, 0, 1, -1, -200_000))));
        Frozen chunk = frozen(FROZEN, cut);

        assertThat(chunk.waiting()).containsEntry(TWO.beneficiary(), 7);
        assertThat(chunk.tally()).isEqualTo(new Tally(4, 1, 1, 1, 1, new Rupiah(200_000)));
        assertThat(chunk.row(TWO.beneficiary()).orElseThrow().clauses())
                .containsExactly("waiting-list");
        spec.given(FROZEN, cut).when(new Cut(waiting)).thenNothing();
        spec.given(FROZEN).when(new Cut(List.of())).thenNothing();
        spec.given().when(new Cut(waiting)).thenRefused(RunCode.CHUNK_NOT_FROZEN);
    }

    @Test
    void a_finding_below_the_cut_waits_for_a_place_besides_and_no_word_gives_it_one() {
        Row held = held("nik-shared");
        ChunkEvent frozen = new ChunkFrozen(RUN, 0, List.of(ONE, held));
        List<Waiting> waiting = List.of(new Waiting(held.beneficiary(), 1));
        spec.given(frozen)
                .when(new Cut(waiting))
                .then(new ChunkCut(waiting), new ChunkCounted(RUN.id(), List.of()));
        Row row = frozen(frozen, new ChunkCut(waiting)).row(held.beneficiary()).orElseThrow();

        assertThat(row.clauses()).containsExactly("nik-shared", "waiting-list");
        assertThat(row.awaitsPlace()).isFalse();
        spec.given(frozen, new ChunkCut(waiting))
                .when(new Release(held.beneficiary(), "r", "joko"))
                .thenRefused(RunCode.HOLD_NOT_RELEASABLE);
        spec.given(frozen, new ChunkCut(waiting))
                .when(new Replace(List.of(), waiting))
                .thenRefused(RunCode.PLACE_NOT_AWAITED);
    }

    @Test
    void who_waits_takes_the_place_of_one_who_is_no_longer_due() {
        List<Waiting> waiting = List.of(new Waiting(TWO.beneficiary(), 1));
        ChunkEvent cut = new ChunkCut(waiting);
        List<Unpaid> left = List.of(Unpaid.changed(ONE));
        spec.given(FROZEN, cut)
                .when(new Replace(left, waiting))
                .then(
                        new PlacesVacated(left),
                        new PlacesFilled(waiting),
                        new ChunkCounted(
                                RUN.id(),
                                List.of(new VillageCount("35.24.01.2001", 0, 1, -1, 0, 0))));
        Frozen after = frozen(FROZEN, cut, new PlacesVacated(left), new PlacesFilled(waiting));

        assertThat(after.tally()).isEqualTo(new Tally(4, 1, 1, 2, new Rupiah(200_000)));
        assertThat(after.row(ONE.beneficiary()).orElseThrow().clauses())
                .containsExactly("changed-since-freeze");
        assertThat(after.row(TWO.beneficiary()).orElseThrow().clauses())
                .containsExactly("vacancy-filled");
        spec.given(FROZEN, cut, new PlacesVacated(left), new PlacesFilled(waiting))
                .when(new Instruct(NOVEMBER, 0, List.of()))
                .then(new SliceInstructed(RUN.id(), NOVEMBER, 0, 1, 200_000, List.of()));
    }

    @Test
    void a_place_found_taken_by_another_programme_is_counted_as_excluded() {
        List<Unpaid> left = List.of(Unpaid.duplicate(ONE));
        spec.given(FROZEN)
                .when(new Replace(left, List.of()))
                .then(
                        new PlacesVacated(left),
                        new ChunkCounted(
                                RUN.id(),
                                List.of(new VillageCount("35.24.01.2001", 1, 0, 0, -1, -200_000))));
        spec.given(FROZEN).when(new Replace(List.of(), List.of())).thenNothing();
    }

    @Test
    void nobody_leaves_or_takes_a_place_who_has_none_to_leave_or_does_not_wait() {
        List<Waiting> two = List.of(new Waiting(TWO.beneficiary(), 1));
        ChunkEvent slice = new SliceInstructed(RUN.id(), NOVEMBER, 0, 2, 400_000, List.of());
        spec.given(FROZEN)
                .when(new Replace(List.of(Unpaid.changed(THREE)), List.of()))
                .thenRefused(RunCode.PLACE_NOT_HELD);
        spec.given(FROZEN).when(new Replace(List.of(), two)).thenRefused(RunCode.PLACE_NOT_AWAITED);
        spec.given(FROZEN, new ChunkCut(two))
                .when(new Replace(List.of(Unpaid.changed(TWO)), two))
                .thenRefused(RunCode.PLACE_NOT_HELD);
        spec.given(FROZEN, slice)
                .when(new Replace(List.of(Unpaid.changed(ONE)), List.of()))
                .thenRefused(RunCode.SLICE_ALREADY_INSTRUCTED);
        spec.given().when(new Replace(List.of(), two)).thenRefused(RunCode.CHUNK_NOT_FROZEN);
    }

    @Test
    void what_is_handed_over_is_claimed_with_the_month() {
        spec.given(FROZEN)
                .when(new Instruct(NOVEMBER, 0, List.of(), List.of("AAAA")))
                .then(
                        new SliceInstructed(RUN.id(), NOVEMBER, 0, 2, 400_000, List.of()),
                        new EntitlementsTaken(NOVEMBER, List.of("AAAA")));
    }

    @Test
    void the_words_of_a_clause_go_with_the_slice_in_which_somebody_failed_it() {
        ClauseText failed = new ClauseText("decile-above-limit", "Desil.", "Decile.");
        ClauseText other = new ClauseText("no-account", "Rekening.", "Account.");
        Row excluded =
                new Row(
                        new UUID(0, 9),
                        new UUID(1, 9),
                        "35.24.01.2001",
                        Outcome.EXCLUDED,
                        0,
                        List.of("decile-above-limit"),
                        FACTS);
        spec.given(new ChunkFrozen(RUN, 0, List.of(ONE, excluded)))
                .when(new Instruct(NOVEMBER, 0, List.of(), List.of(), List.of(failed, other)))
                .then(
                        new SliceInstructed(
                                RUN.id(), NOVEMBER, 0, 1, 200_000, List.of(), List.of(failed)));
    }

    @Test
    void a_hold_is_released_with_what_it_is_due() {
        Row held = held("nik-shared");
        ChunkEvent frozen = new ChunkFrozen(RUN, 0, List.of(ONE, held));
        ChunkEvent released = new HoldReleased(held.beneficiary(), "two registrations", "joko");
        spec.given(frozen)
                .when(new Release(held.beneficiary(), "two registrations", "joko"))
                .then(
                        released,
                        new ChunkCounted(
                                RUN.id(),
                                List.of(new VillageCount("35.24.01.2001", 0, -1, 0, 1, 200_000))));

        assertThat(frozen(frozen, released).tally())
                .isEqualTo(new Tally(2, 2, 0, 0, new Rupiah(400_000)));
    }

    @Test
    void nothing_is_released_that_is_not_held_or_that_no_word_can_replace() {
        Release one = new Release(ONE.beneficiary(), "r", "joko");
        spec.given(FROZEN).when(one).thenRefused(RunCode.HOLD_NOT_FOUND);
        spec.given().when(one).thenRefused(RunCode.CHUNK_NOT_FROZEN);
        for (String code : List.of("facts-incomplete", "no-account", "waiting-list")) {
            Row held = held(code);
            spec.given(new ChunkFrozen(RUN, 0, List.of(held)))
                    .when(new Release(held.beneficiary(), "r", "joko"))
                    .thenRefused(RunCode.HOLD_NOT_RELEASABLE);
        }
    }

    private static Row held(String code) {
        return new Row(
                new UUID(0, 9),
                new UUID(1, 9),
                "35.24.01.2001",
                Outcome.HELD,
                0,
                List.of(code),
                FACTS,
                null,
                200_000L,
                null);
    }

    private static Difference.Kind kind(
            @org.jspecify.annotations.Nullable CurrentVerdict before,
            @org.jspecify.annotations.Nullable CurrentVerdict now) {
        Difference difference = Difference.of(before, now);
        assertThat(difference).isNotNull();
        return java.util.Objects.requireNonNull(difference).kind();
    }

    private static Frozen frozen(ChunkEvent... events) {
        return (Frozen) new ChunkDecider().fold(List.of(events));
    }

    private static Row row(long number, Outcome verdict) {
        return new Row(
                new UUID(0, number),
                new UUID(1, number),
                "35.24.01.2001",
                verdict,
                verdict == Outcome.ELIGIBLE ? 200_000 : 0,
                verdict == Outcome.ELIGIBLE ? List.of() : List.of("decile-above-limit"),
                FACTS);
    }
}
