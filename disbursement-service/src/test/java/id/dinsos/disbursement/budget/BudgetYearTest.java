package id.dinsos.disbursement.budget;

import static id.dinsos.disbursement.budget.BudgetDeciderTest.ALLOTTED;
import static id.dinsos.disbursement.budget.BudgetDeciderTest.COMMITTED;
import static id.dinsos.disbursement.budget.BudgetDeciderTest.DAY;
import static id.dinsos.disbursement.budget.BudgetDeciderTest.RESERVED;
import static id.dinsos.disbursement.budget.BudgetDeciderTest.RUN;
import static id.dinsos.disbursement.budget.BudgetDeciderTest.fold;
import static id.dinsos.disbursement.budget.BudgetDeciderTest.moved;
import static id.dinsos.disbursement.budget.BudgetDeciderTest.rupiah;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetCommand.Commit;
import id.dinsos.disbursement.budget.BudgetCommand.Lapse;
import id.dinsos.disbursement.budget.BudgetCommand.MoveMoney;
import id.dinsos.disbursement.budget.BudgetCommand.Reserve;
import id.dinsos.disbursement.budget.BudgetCommand.SetAside;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetLapsed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetSetAside;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.Decision;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A budget's year: what is set aside each month, and what lapses at the end. */
class BudgetYearTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final Rupiah ZERO = Rupiah.ZERO;
    private static final Rupiah ONE = rupiah(1);
    private static final BudgetEvent FOR_RESERVES =
            new BudgetAllotted(
                    "TALI_ASIH", 2026, "35.24", "APBD", rupiah(1_000), "1", DAY, Funding.RESERVE);
    private final DeciderSpec<BudgetCommand, Budget, BudgetEvent> spec =
            DeciderSpec.of(new BudgetDecider());

    @Test
    void a_month_is_set_aside_once() {
        SetAside march = new SetAside(MARCH, rupiah(100));
        BudgetEvent booked = new BudgetSetAside(MARCH, rupiah(100));
        spec.given(FOR_RESERVES).when(march).then(booked);
        spec.given(FOR_RESERVES, booked).when(march).thenNothing();
        spec.given(FOR_RESERVES, booked)
                .when(new SetAside(MARCH, rupiah(101)))
                .thenRefused(BudgetCode.BUDGET_RESERVE_DIFFERS);
    }

    @Test
    void a_month_of_another_year_is_not_set_aside() {
        spec.given(FOR_RESERVES)
                .when(new SetAside(MARCH.plusYears(1), rupiah(1)))
                .thenRefused(BudgetCode.BUDGET_RESERVE_OUTSIDE_YEAR);
    }

    @Test
    void no_more_is_set_aside_than_is_allotted() {
        BudgetEvent booked = new BudgetSetAside(MARCH, rupiah(999));
        spec.given(FOR_RESERVES, booked)
                .when(new SetAside(MARCH.plusMonths(1), rupiah(2)))
                .thenRefused(BudgetCode.BUDGET_EXHAUSTED);
        spec.given(FOR_RESERVES, booked)
                .when(new SetAside(MARCH.plusMonths(1), rupiah(1)))
                .then(new BudgetSetAside(MARCH.plusMonths(1), rupiah(1)));
    }

    @Test
    void nothing_is_set_aside_where_runs_draw_on_the_allotment() {
        spec.given(ALLOTTED)
                .when(new SetAside(MARCH, rupiah(1)))
                .thenRefused(BudgetCode.BUDGET_NOT_FROM_RESERVES);
    }

    @Test
    void a_run_paid_from_reserves_draws_on_what_is_set_aside_and_not_one_rupiah_more() {
        BudgetEvent booked = new BudgetSetAside(MARCH, rupiah(600));
        spec.given(FOR_RESERVES, booked)
                .when(new Reserve(RUN, rupiah(601)))
                .thenRefused(BudgetCode.BUDGET_RESERVES_SHORT);
        spec.given(FOR_RESERVES, booked).when(new Reserve(RUN, rupiah(600))).then(RESERVED);
        Allotted after = fold(FOR_RESERVES, booked, RESERVED, COMMITTED);
        assertThat(after.setAside()).isEqualTo(rupiah(100));
        assertThat(after.available()).isEqualTo(rupiah(400));
    }

    @Test
    void a_refusal_says_how_much_is_missing_of_what_is_set_aside() {
        BudgetDecider decider = new BudgetDecider();
        Budget budget = decider.fold(List.of(FOR_RESERVES, new BudgetSetAside(MARCH, rupiah(400))));

        assertThat(decider.decide(new Reserve(RUN, rupiah(601)), budget))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.refusal().detail())
                                        .isEqualTo(
                                                "the run needs 601 rupiah, 400 are set aside,"
                                                        + " 201 are missing"));
    }

    @Test
    void at_the_year_s_end_a_run_without_money_that_came_back_gives_nothing_back() {
        spec.given(ALLOTTED, RESERVED, COMMITTED)
                .when(new Lapse(YEAR_END, "budi", Set.of("sari")))
                .then(new BudgetLapsed(YEAR_END, rupiah(500), ZERO));
    }

    @Test
    void what_is_credited_after_the_year_s_end_is_paid_and_lapses_nothing() {
        spec.given(ALLOTTED, RESERVED, COMMITTED, new BudgetLapsed(YEAR_END, rupiah(500), ZERO))
                .when(
                        new MoveMoney(
                                RUN,
                                List.of(new Move(Bucket.PENDING, Bucket.CREDITED, rupiah(40)))))
                .then(moved(Bucket.CREDITED, 40));
    }

    @Test
    void at_the_year_s_end_what_is_neither_paid_nor_committed_lapses() {
        BudgetEvent booked = new BudgetSetAside(MARCH, rupiah(600));
        BudgetEvent back = new BudgetGivenBack(RUN, rupiah(30));
        BudgetEvent lapsed = new BudgetLapsed(YEAR_END, rupiah(400), rupiah(130));
        spec.given(FOR_RESERVES, booked, RESERVED, COMMITTED, moved(Bucket.RETURNED, 30))
                .when(new Lapse(YEAR_END, "budi", Set.of("sari")))
                .then(back, lapsed);
        Allotted after =
                fold(
                        FOR_RESERVES,
                        booked,
                        RESERVED,
                        COMMITTED,
                        moved(Bucket.RETURNED, 30),
                        back,
                        lapsed);
        assertThat(after.lapsed()).isEqualTo(rupiah(530));
        assertThat(after.committed()).isEqualTo(rupiah(470));
        assertThat(after.free()).isEqualTo(Rupiah.ZERO);
    }

    @Test
    void what_comes_back_after_the_year_s_end_lapses_at_once() {
        spec.given(ALLOTTED, RESERVED, COMMITTED, new BudgetLapsed(YEAR_END, rupiah(500), ZERO))
                .when(
                        new MoveMoney(
                                RUN,
                                List.of(new Move(Bucket.PENDING, Bucket.RETURNED, rupiah(40)))))
                .then(
                        moved(Bucket.RETURNED, 40),
                        new BudgetGivenBack(RUN, rupiah(40)),
                        new BudgetLapsed(YEAR_END, rupiah(40), ZERO));
    }

    @Test
    void a_run_approved_before_the_year_s_end_is_still_instructed_and_the_rest_lapses() {
        spec.given(ALLOTTED, RESERVED, new BudgetLapsed(YEAR_END, rupiah(400), ZERO))
                .when(new Commit(RUN, rupiah(500)))
                .then(COMMITTED, new BudgetLapsed(YEAR_END, rupiah(100), ZERO));
    }

    @Test
    void a_closed_year_takes_no_run_and_no_reserve() {
        spec.given(ALLOTTED, new BudgetLapsed(YEAR_END, rupiah(1_000), ZERO))
                .when(new Reserve(RUN, rupiah(1)))
                .thenRefused(BudgetCode.BUDGET_YEAR_CLOSED);
        spec.given(FOR_RESERVES, new BudgetLapsed(YEAR_END, rupiah(1_000), ZERO))
                .when(new SetAside(MARCH, rupiah(1)))
                .thenRefused(BudgetCode.BUDGET_YEAR_CLOSED);
    }

    @Test
    void a_year_is_closed_once_it_is_over_and_once() {
        BudgetEvent lapsed = new BudgetLapsed(YEAR_END, rupiah(1_000), ZERO);
        spec.given(ALLOTTED)
                .when(new Lapse(YEAR_END.minusDays(1), "budi", Set.of()))
                .thenRefused(BudgetCode.BUDGET_YEAR_NOT_OVER);
        spec.given(ALLOTTED).when(new Lapse(YEAR_END, "budi", Set.of())).then(lapsed);
        spec.given(ALLOTTED, lapsed).when(new Lapse(YEAR_END, "budi", Set.of())).thenNothing();
        spec.given(ALLOTTED, lapsed)
                .when(new Lapse(YEAR_END.plusDays(1), "budi", Set.of()))
                .thenRefused(BudgetCode.BUDGET_YEAR_CLOSED);
    }

    @Test
    void who_entered_the_allotment_or_a_reserve_does_not_close_the_year() {
        spec.given(ALLOTTED)
                .when(new Lapse(YEAR_END, "sari", Set.of("sari")))
                .thenRefused(BudgetCode.BUDGET_CLOSED_BY_PREPARER);
    }

    @Test
    void every_event_posts_debits_and_credits_of_one_sum() {
        Allotted after =
                fold(
                        ALLOTTED,
                        RESERVED,
                        COMMITTED,
                        moved(Bucket.CREDITED, 300),
                        moved(Bucket.FAILED, 100),
                        new BudgetGivenBack(RUN, rupiah(100)),
                        new BudgetLapsed(YEAR_END, rupiah(600), ZERO));
        TrialBalance balance = TrialBalance.of(after.balances());
        assertThat(balance.differenceRupiah()).isZero();
        assertThat(balance.debitRupiah()).isEqualTo(1_100);
        assertThatThrownBy(() -> new Entry(List.of(Posting.debit(LedgerAccount.LAPSED, RUN, ONE))))
                .isInstanceOf(IllegalStateException.class);
    }
}
