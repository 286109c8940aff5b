package id.dinsos.disbursement.budget;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentCorrected;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.disbursement.run.RunDeciderTest;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is entered as an allotment, and how it is put right. */
class BudgetProcessTest {
    private static final UUID BUDGET = Budget.idOf("35.24", "SEMBAKO", 2026, "APBD");
    private static final UUID PROGRAMME = Programme.idOf("SEMBAKO");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 5);
    private final BudgetProcess process =
            new BudgetProcess(BudgetPublisher.BUDGET, ProgrammePublisher.PROGRAMME);
    private final DeciderSpec<BudgetCommand, Budget, BudgetEvent> spec =
            DeciderSpec.of(new BudgetDecider());

    @Test
    void money_is_allotted_to_a_programme_that_there_is() {
        given(BudgetPublisher.BUDGET, BUDGET)
                .and(ProgrammePublisher.PROGRAMME, PROGRAMME, defined())
                .when(unit -> process.allot(unit, BUDGET, allot("35.24"), "sari"))
                .then(events(BUDGET, new BudgetAllotmentProposed(allotted(500), "sari")));
    }

    @Test
    void money_for_a_programme_that_nobody_has_defined_is_refused() {
        given(BudgetPublisher.BUDGET, BUDGET)
                .when(unit -> process.allot(unit, BUDGET, allot("35.24"), "sari"))
                .thenRefused(BudgetCode.BUDGET_PROGRAMME_UNKNOWN);
    }

    @Test
    void money_of_an_office_that_the_programme_does_not_cover_is_refused() {
        given(BudgetPublisher.BUDGET, BUDGET)
                .and(ProgrammePublisher.PROGRAMME, PROGRAMME, defined())
                .when(unit -> process.allot(unit, BUDGET, allot("35.25"), "sari"))
                .thenRefused(BudgetCode.BUDGET_PROGRAMME_UNKNOWN);
    }

    @Test
    void a_budget_of_nothing_is_put_right() {
        spec.given(allotted(0)).when(correct(500)).then(corrected(0, 500));
        spec.given(allotted(0), corrected(0, 500)).when(correct(500)).thenNothing();
    }

    @Test
    void an_allotment_is_never_corrected_below_what_is_in_use() {
        BudgetEvent reserved = new BudgetReserved(new UUID(7, 7), new Rupiah(300));
        spec.given(allotted(500), reserved)
                .when(correct(299))
                .thenRefused(BudgetCode.BUDGET_IN_USE);
        spec.given(allotted(500), reserved).when(correct(300)).then(corrected(500, 300));
    }

    @Test
    void an_allotment_is_no_money_before_a_second_person_agrees() {
        BudgetEvent proposed = new BudgetAllotmentProposed(allotted(500), "sari");
        BudgetCommand reserve = new BudgetCommand.Reserve(new UUID(7, 7), new Rupiah(1));
        spec.given(proposed).when(reserve).thenRefused(BudgetCode.BUDGET_MISSING);
        spec.given(proposed)
                .when(new BudgetCommand.Approve("sari"))
                .thenRefused(BudgetCode.BUDGET_APPROVED_BY_PREPARER);
        spec.given(proposed).when(new BudgetCommand.Approve("endang")).then(allotted(500));
        spec.given(proposed, allotted(500))
                .when(new BudgetCommand.Approve("endang"))
                .thenRefused(BudgetCode.BUDGET_NOTHING_PROPOSED);
        spec.given()
                .when(new BudgetCommand.Approve("endang"))
                .thenRefused(BudgetCode.BUDGET_MISSING);
    }

    @Test
    void a_revision_waits_for_a_second_person_and_meets_what_is_in_use_by_then() {
        BudgetEvent proposed =
                new BudgetEvent.BudgetRevisionProposed(
                        new Rupiah(300), "188/2", JANUARY, "a slip", "sari");
        BudgetCommand.Correct revision = (BudgetCommand.Correct) correct(300);
        spec.given(allotted(500))
                .when(new BudgetCommand.ProposeRevision(revision, "sari"))
                .then(proposed);
        spec.given(allotted(500), proposed)
                .when(new BudgetCommand.Approve("sari"))
                .thenRefused(BudgetCode.BUDGET_APPROVED_BY_PREPARER);
        spec.given(allotted(500), proposed)
                .when(new BudgetCommand.Approve("endang"))
                .then(corrected(500, 300));
        BudgetEvent runApprovedMeanwhile = new BudgetReserved(new UUID(7, 7), new Rupiah(301));
        spec.given(allotted(500), proposed, runApprovedMeanwhile)
                .when(new BudgetCommand.Approve("endang"))
                .thenRefused(BudgetCode.BUDGET_IN_USE);
        spec.given(allotted(500), runApprovedMeanwhile)
                .when(new BudgetCommand.ProposeRevision(revision, "sari"))
                .thenRefused(BudgetCode.BUDGET_IN_USE);
    }

    @Test
    void a_shift_between_sources_is_one_movement_with_two_sides() {
        UUID other = Budget.idOf("35.24", "SEMBAKO", 2026, "DBHCHT");
        BudgetCommand.ProposeShift shift =
                new BudgetCommand.ProposeShift(other, new Rupiah(200), "188/3", JANUARY, "sari");
        BudgetEvent proposed =
                new BudgetEvent.BudgetShiftProposed(
                        other, new Rupiah(200), "188/3", JANUARY, "sari");
        given(BudgetPublisher.BUDGET, BUDGET, allotted(500))
                .and(BudgetPublisher.BUDGET, other, allotted(100))
                .when(unit -> process.shift(unit, BUDGET, shift))
                .then(events(BUDGET, proposed));
        given(BudgetPublisher.BUDGET, BUDGET, allotted(500), proposed)
                .and(BudgetPublisher.BUDGET, other, allotted(100))
                .when(unit -> process.approve(unit, BUDGET, "endang"))
                .then(
                        events(
                                BUDGET,
                                new BudgetEvent.BudgetShiftedOut(
                                        other, new Rupiah(200), "188/3", JANUARY)),
                        events(
                                other,
                                new BudgetEvent.BudgetShiftedIn(
                                        BUDGET, new Rupiah(200), "188/3", JANUARY)));
        given(
                        BudgetPublisher.BUDGET,
                        BUDGET,
                        allotted(500),
                        proposed,
                        new BudgetReserved(new UUID(7, 7), new Rupiah(301)))
                .and(BudgetPublisher.BUDGET, other, allotted(100))
                .when(unit -> process.approve(unit, BUDGET, "endang"))
                .thenRefused(BudgetCode.BUDGET_IN_USE);
        given(BudgetPublisher.BUDGET, BUDGET, allotted(500))
                .when(unit -> process.shift(unit, BUDGET, shift))
                .thenRefused(BudgetCode.BUDGET_SHIFT_ELSEWHERE);
    }

    private static BudgetCommand correct(long rupiah) {
        return new BudgetCommand.Correct(new Rupiah(rupiah), "188/2", JANUARY, "a slip");
    }

    private static BudgetEvent corrected(long before, long rupiah) {
        return new BudgetAllotmentCorrected(
                new Rupiah(before), new Rupiah(rupiah), "188/2", JANUARY, "a slip");
    }

    private static BudgetAllotted allotted(long rupiah) {
        return new BudgetAllotted(
                "SEMBAKO",
                2026,
                "35.24",
                "APBD",
                new Rupiah(rupiah),
                "188/1",
                JANUARY,
                Funding.ALLOTMENT);
    }

    private static BudgetCommand.Allot allot(String owner) {
        return new BudgetCommand.Allot(
                "SEMBAKO",
                2026,
                owner,
                "APBD",
                new Rupiah(500),
                "188/1",
                JANUARY,
                Funding.ALLOTMENT);
    }

    private static ProgrammeDefined defined() {
        return new ProgrammeDefined(
                "SEMBAKO", RunDeciderTest.plan(List.of(YearMonth.of(2026, 11))).terms());
    }
}
