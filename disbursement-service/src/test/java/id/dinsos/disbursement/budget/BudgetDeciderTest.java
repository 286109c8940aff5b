package id.dinsos.disbursement.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetCommand.Allot;
import id.dinsos.disbursement.budget.BudgetCommand.Commit;
import id.dinsos.disbursement.budget.BudgetCommand.GiveBack;
import id.dinsos.disbursement.budget.BudgetCommand.MoveMoney;
import id.dinsos.disbursement.budget.BudgetCommand.ReleaseReserve;
import id.dinsos.disbursement.budget.BudgetCommand.Reserve;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserveReleased;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetDeciderTest {
    static final UUID RUN = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);
    static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    static final BudgetEvent ALLOTTED =
            new BudgetAllotted(
                    "SEMBAKO",
                    2026,
                    "35.24",
                    "APBD",
                    rupiah(1_000),
                    "188/1",
                    DAY,
                    Funding.ALLOTMENT);
    static final BudgetEvent RESERVED = new BudgetReserved(RUN, rupiah(600));
    static final BudgetEvent COMMITTED = new BudgetCommitted(RUN, rupiah(600), rupiah(500));
    private final DeciderSpec<BudgetCommand, Budget, BudgetEvent> spec =
            DeciderSpec.of(new BudgetDecider());

    @Test
    void a_budget_is_entered_with_its_decree() {
        spec.given()
                .when(
                        new Allot(
                                "SEMBAKO",
                                2026,
                                "35.24",
                                "APBD",
                                rupiah(1_000),
                                "188/1",
                                DAY,
                                Funding.ALLOTMENT))
                .then(ALLOTTED);
    }

    @Test
    void a_budget_is_entered_once() {
        spec.given(ALLOTTED)
                .when(
                        new Allot(
                                "SEMBAKO",
                                2026,
                                "35.24",
                                "APBD",
                                rupiah(2_000),
                                "188/2",
                                DAY,
                                Funding.ALLOTMENT))
                .thenRefused(BudgetCode.BUDGET_EXISTS);
    }

    @Test
    void nothing_can_be_reserved_where_no_budget_is_entered() {
        spec.given().when(new Reserve(RUN, rupiah(1))).thenRefused(BudgetCode.BUDGET_MISSING);
    }

    @Test
    void the_whole_allotment_can_be_reserved() {
        spec.given(ALLOTTED)
                .when(new Reserve(RUN, rupiah(1_000)))
                .then(new BudgetReserved(RUN, rupiah(1_000)));
    }

    @Test
    void one_rupiah_above_the_allotment_is_refused() {
        spec.given(ALLOTTED)
                .when(new Reserve(RUN, rupiah(1_001)))
                .thenRefused(BudgetCode.BUDGET_EXHAUSTED);
    }

    @Test
    void what_another_run_has_reserved_is_not_available() {
        spec.given(ALLOTTED, RESERVED)
                .when(new Reserve(OTHER, rupiah(401)))
                .thenRefused(BudgetCode.BUDGET_EXHAUSTED);
        spec.given(ALLOTTED, RESERVED)
                .when(new Reserve(OTHER, rupiah(400)))
                .then(new BudgetReserved(OTHER, rupiah(400)));
    }

    @Test
    void a_run_reserves_once() {
        spec.given(ALLOTTED, RESERVED)
                .when(new Reserve(RUN, rupiah(1)))
                .thenRefused(BudgetCode.BUDGET_RESERVED_ALREADY);
    }

    @Test
    void a_run_commits_what_it_instructed_and_frees_the_rest_of_its_reserve() {
        spec.given(ALLOTTED, RESERVED).when(new Commit(RUN, rupiah(500))).then(COMMITTED);
        Allotted after = fold(ALLOTTED, RESERVED, COMMITTED);
        assertThat(after.reserved()).isEqualTo(Rupiah.ZERO);
        assertThat(after.committed()).isEqualTo(rupiah(500));
        assertThat(after.available()).isEqualTo(rupiah(500));
    }

    @Test
    void a_run_may_commit_its_whole_reserve() {
        spec.given(ALLOTTED, RESERVED)
                .when(new Commit(RUN, rupiah(600)))
                .then(new BudgetCommitted(RUN, rupiah(600), rupiah(600)));
    }

    @Test
    void instructing_more_than_the_reserve_is_impossible() {
        assertThatThrownBy(() -> spec.given(ALLOTTED, RESERVED).when(new Commit(RUN, rupiah(601))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void credited_money_is_paid_and_no_longer_committed() {
        spec.given(ALLOTTED, RESERVED, COMMITTED)
                .when(new MoveMoney(RUN, List.of(credit(200), credit(100))))
                .then(new BudgetMoved(RUN, List.of(credit(300))));
        Allotted after =
                fold(ALLOTTED, RESERVED, COMMITTED, new BudgetMoved(RUN, List.of(credit(300))));
        assertThat(after.paid()).isEqualTo(rupiah(300));
        assertThat(after.committed()).isEqualTo(rupiah(200));
        assertThat(after.available()).isEqualTo(rupiah(500));
    }

    @Test
    void moves_that_move_nothing_are_no_event() {
        spec.given(ALLOTTED, RESERVED, COMMITTED)
                .when(
                        new MoveMoney(
                                RUN,
                                List.of(
                                        new Move(Bucket.PENDING, Bucket.PENDING, rupiah(5)),
                                        new Move(Bucket.PENDING, Bucket.CREDITED, rupiah(0)))))
                .thenNothing();
    }

    @Test
    void taking_more_out_of_a_bucket_than_it_holds_is_impossible() {
        assertThatThrownBy(() ->
                        spec.given(ALLOTTED, RESERVED, COMMITTED)
                                .when(new MoveMoney(RUN, List.of(credit(501)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void at_the_close_what_came_back_is_free_and_what_is_pending_or_unknown_stays() {
        spec.given(
                        ALLOTTED,
                        RESERVED,
                        COMMITTED,
                        moved(Bucket.FAILED, 100),
                        moved(Bucket.UNKNOWN, 50))
                .when(new GiveBack(RUN))
                .then(new BudgetGivenBack(RUN, rupiah(100)));
        Allotted after =
                fold(
                        ALLOTTED,
                        RESERVED,
                        COMMITTED,
                        moved(Bucket.FAILED, 100),
                        moved(Bucket.UNKNOWN, 50),
                        new BudgetGivenBack(RUN, rupiah(100)));
        assertThat(after.available()).isEqualTo(rupiah(600));
        assertThat(after.committed()).isEqualTo(rupiah(400));
        assertThat(after.returned()).isEqualTo(rupiah(100));
    }

    @Test
    void money_is_given_back_once() {
        spec.given(ALLOTTED, RESERVED, COMMITTED, new BudgetGivenBack(RUN, rupiah(0)))
                .when(new GiveBack(RUN))
                .thenNothing();
    }

    @Test
    void what_comes_back_after_the_close_is_free_at_once() {
        spec.given(
                        ALLOTTED,
                        RESERVED,
                        COMMITTED,
                        moved(Bucket.CREDITED, 300),
                        new BudgetGivenBack(RUN, rupiah(0)))
                .when(
                        new MoveMoney(
                                RUN,
                                List.of(new Move(Bucket.CREDITED, Bucket.RETURNED, rupiah(40)))))
                .then(
                        new BudgetMoved(
                                RUN,
                                List.of(new Move(Bucket.CREDITED, Bucket.RETURNED, rupiah(40)))),
                        new BudgetGivenBack(RUN, rupiah(40)));
    }

    @Test
    void what_is_credited_after_the_close_is_paid_and_gives_nothing_back() {
        spec.given(ALLOTTED, RESERVED, COMMITTED, new BudgetGivenBack(RUN, rupiah(0)))
                .when(new MoveMoney(RUN, List.of(credit(500))))
                .then(new BudgetMoved(RUN, List.of(credit(500))));
    }

    @Test
    void the_reserve_of_a_run_given_up_is_free_again() {
        spec.given(ALLOTTED, RESERVED)
                .when(new ReleaseReserve(RUN))
                .then(new BudgetReserveReleased(RUN, rupiah(600)));
        assertThat(
                        fold(ALLOTTED, RESERVED, new BudgetReserveReleased(RUN, rupiah(600)))
                                .available())
                .isEqualTo(rupiah(1_000));
    }

    @Test
    void what_passes_through_a_bucket_within_one_batch_of_answers_is_taken() {
        MoveMoney batch =
                new MoveMoney(
                        RUN,
                        List.of(
                                new Move(Bucket.UNKNOWN, Bucket.CREDITED, rupiah(50)),
                                new Move(Bucket.PENDING, Bucket.UNKNOWN, rupiah(70)),
                                new Move(Bucket.UNKNOWN, Bucket.CREDITED, rupiah(70))));
        BudgetEvent moved =
                new BudgetMoved(
                        RUN,
                        List.of(
                                new Move(Bucket.UNKNOWN, Bucket.CREDITED, rupiah(120)),
                                new Move(Bucket.PENDING, Bucket.UNKNOWN, rupiah(70))));
        spec.given(ALLOTTED, RESERVED, COMMITTED, moved(Bucket.UNKNOWN, 50))
                .when(batch)
                .then(moved);
    }

    @Test
    void what_came_back_of_a_closed_run_is_not_sent_again() {
        spec.given(
                        ALLOTTED,
                        RESERVED,
                        COMMITTED,
                        moved(Bucket.FAILED, 100),
                        new BudgetGivenBack(RUN, rupiah(100)))
                .when(
                        new MoveMoney(
                                RUN, List.of(new Move(Bucket.FAILED, Bucket.PENDING, rupiah(100)))))
                .thenRefused(BudgetCode.BUDGET_MONEY_GIVEN_BACK);
    }

    static Rupiah rupiah(long amount) {
        return new Rupiah(amount);
    }

    private static Move credit(long amount) {
        return new Move(Bucket.PENDING, Bucket.CREDITED, rupiah(amount));
    }

    static BudgetEvent moved(Bucket to, long amount) {
        return new BudgetMoved(RUN, List.of(new Move(Bucket.PENDING, to, rupiah(amount))));
    }

    static Allotted fold(BudgetEvent... events) {
        return (Allotted) new BudgetDecider().fold(List.of(events));
    }
}
