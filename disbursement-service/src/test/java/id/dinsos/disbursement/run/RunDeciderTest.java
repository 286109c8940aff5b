package id.dinsos.disbursement.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.programme.ApprovalBand;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.programme.ProgrammeTerms.Mode;
import id.dinsos.disbursement.programme.ProgrammeTerms.Target;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.disbursement.run.RunCommand.Amend;
import id.dinsos.disbursement.run.RunCommand.Approve;
import id.dinsos.disbursement.run.RunCommand.Cancel;
import id.dinsos.disbursement.run.RunCommand.Close;
import id.dinsos.disbursement.run.RunCommand.DecideLimit;
import id.dinsos.disbursement.run.RunCommand.FinishFreeze;
import id.dinsos.disbursement.run.RunCommand.FinishInstruct;
import id.dinsos.disbursement.run.RunCommand.InstructHold;
import id.dinsos.disbursement.run.RunCommand.NoteCutoff;
import id.dinsos.disbursement.run.RunCommand.NoteFiles;
import id.dinsos.disbursement.run.RunCommand.Open;
import id.dinsos.disbursement.run.RunCommand.ReleaseFile;
import id.dinsos.disbursement.run.RunCommand.Replace;
import id.dinsos.disbursement.run.RunCommand.StartFreeze;
import id.dinsos.disbursement.run.RunCommand.StartInstruct;
import id.dinsos.disbursement.run.RunCommand.Submit;
import id.dinsos.disbursement.run.RunEvent.Limit;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunCancelled;
import id.dinsos.disbursement.run.RunEvent.RunClosed;
import id.dinsos.disbursement.run.RunEvent.RunCutoffNoted;
import id.dinsos.disbursement.run.RunEvent.RunFileReleased;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunHoldInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunInstructionStarted;
import id.dinsos.disbursement.run.RunEvent.RunLimitDecided;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPlacesFilled;
import id.dinsos.disbursement.run.RunEvent.RunRosterAmended;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.disbursement.run.RunEvent.TopicEnd;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public class RunDeciderTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final RunPlan PLAN = plan(List.of(NOVEMBER));
    private static final List<TopicEnd> ENDS = List.of(new TopicEnd("t", 0, 7));
    private static final List<UUID> FIRSTS = List.of(new UUID(0, 1), new UUID(0, 9));
    private static final Tally TALLY = new Tally(10, 8, 1, 1, new Rupiah(1_600_000));
    private static final Paper PAPER = new Paper("900/1", LocalDate.of(2026, 11, 2), List.of());
    private static final Instructed SUM = new Instructed(8, new Rupiah(1_600_000), 0, 0);
    private static final RunEvent OPENED = new RunOpened(PLAN);
    private static final RunEvent NOTED = new RunCutoffNoted(ENDS);
    private static final RunEvent STARTED = new RunFreezeStarted(10, FIRSTS);
    private static final RunEvent FROZEN = new RunFrozen(TALLY, "ab");
    private static final RunEvent SUBMITTED = new RunSubmitted(PAPER, "sari");
    private static final RunEvent FIRST = new RunApproved("budi", "", "approver", 1);
    private static final RunEvent SECOND = new RunApproved("ani", "", "approver", 0);
    private static final RunEvent ORDERED =
            new RunEvent.RunPaymentOrdered(PAPER, new Rupiah(2_000_000), "sari");
    private static final RunEvent FUNDED =
            new RunEvent.RunFundsReleased(PAPER.number(), PAPER, "sari");
    private static final RunEvent INSTRUCTED = new RunInstructed(SUM);
    private static final RunEvent FILES = new RunFilesMade(List.of(new UUID(0, 8)));
    private static final RunEvent BEGUN = new RunInstructionStarted();
    private static final Limit LIMIT = new Limit(4_000, 900_000_000);
    private final DeciderSpec<RunCommand, Run, RunEvent> spec = DeciderSpec.of(new RunDecider());

    @Test
    void a_run_is_opened() {
        spec.given().when(new Open(PLAN)).then(OPENED);
    }

    @Test
    void a_run_is_opened_once() {
        spec.given(OPENED).when(new Open(PLAN)).thenRefused(RunCode.RUN_ALREADY_OPEN);
    }

    @Test
    void nothing_can_be_asked_of_a_run_that_is_not_there() {
        spec.given().when(new Approve("budi", "")).thenRefused(RunCode.RUN_NOT_FOUND);
    }

    @Test
    void the_cutoff_is_noted_once() {
        spec.given(OPENED).when(new NoteCutoff(ENDS)).then(NOTED);
        spec.given(OPENED, NOTED).when(new NoteCutoff(ENDS)).thenNothing();
        spec.given(OPENED, NOTED, STARTED).when(new NoteCutoff(ENDS)).thenNothing();
    }

    @Test
    void the_boundaries_are_drawn_once() {
        spec.given(OPENED, NOTED).when(new StartFreeze(10, FIRSTS)).then(STARTED);
        spec.given(OPENED, NOTED, STARTED).when(new StartFreeze(11, FIRSTS)).thenNothing();
    }

    @Test
    void a_hold_is_released_on_a_frozen_roster_alone_and_makes_its_releaser_a_preparer() {
        Amend amend = new Amend(new UUID(0, 5), 200_000, "cd", "joko");
        RunEvent amended = new RunRosterAmended(new UUID(0, 5), 200_000, "cd", "joko");
        spec.given(OPENED, NOTED, STARTED, FROZEN).when(amend).then(amended);
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED)
                .when(amend)
                .thenRefused(RunCode.RUN_NOT_FROZEN);
        spec.given(OPENED, NOTED, STARTED, FROZEN, amended, SUBMITTED)
                .when(new Approve("joko", ""))
                .thenRefused(RunCode.APPROVER_IS_PREPARER);
        Opened run = opened(OPENED, NOTED, STARTED, FROZEN, amended);

        assertThat(run.tally()).isEqualTo(new Tally(10, 9, 1, 0, new Rupiah(1_800_000)));
        assertThat(run.rosterHash()).isEqualTo("cd");
    }

    @Test
    void places_are_filled_at_the_submission_and_before_the_instruction_alone() {
        Tally after = new Tally(10, 8, 1, 1, new Rupiah(1_500_000));
        Replace replace = new Replace(after, "ef", 1, 1, "job:instruct");
        RunEvent filled = new RunPlacesFilled(after, "ef", 1, 1, "job:instruct");
        spec.given(OPENED, NOTED, STARTED, FROZEN).when(replace).then(filled);
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND)
                .when(replace)
                .then(filled);
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED)
                .when(replace)
                .thenRefused(RunCode.RUN_STATE_WRONG);
        Opened run = opened(OPENED, NOTED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, filled);

        assertThat(run.tally()).isEqualTo(after);
        assertThat(run.rosterHash()).isEqualTo("ef");
        assertThat(run.stage()).isEqualTo(Run.Stage.APPROVED);
    }

    @Test
    void a_freeze_is_finished_once() {
        spec.given(OPENED, NOTED, STARTED).when(new FinishFreeze(TALLY, "ab")).then(FROZEN);
        spec.given(OPENED, NOTED, STARTED, FROZEN)
                .when(new FinishFreeze(TALLY, "ab"))
                .thenNothing();
    }

    @Test
    void a_frozen_roster_is_submitted_with_its_papers() {
        spec.given(OPENED, NOTED, STARTED, FROZEN).when(new Submit(PAPER, "sari")).then(SUBMITTED);
    }

    @Test
    void an_unfinished_roster_cannot_be_submitted() {
        spec.given(OPENED, NOTED, STARTED)
                .when(new Submit(PAPER, "sari"))
                .thenRefused(RunCode.RUN_NOT_FROZEN);
    }

    @Test
    void a_roster_without_anybody_eligible_cannot_be_submitted() {
        spec.given(OPENED, NOTED, STARTED, new RunFrozen(Tally.ZERO, "ab"))
                .when(new Submit(PAPER, "sari"))
                .thenRefused(RunCode.RUN_EMPTY);
    }

    @Test
    void two_approvals_by_two_others_approve_a_run() {
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED)
                .when(new Approve("budi", ""))
                .then(FIRST);
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED, FIRST)
                .when(new Approve("ani", ""))
                .then(SECOND);
        assertThat(opened(OPENED, STARTED, FROZEN, SUBMITTED, FIRST).stage())
                .isEqualTo(Stage.SUBMITTED);
        assertThat(opened(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND).stage())
                .isEqualTo(Stage.APPROVED);
    }

    @Test
    void a_second_approval_by_the_same_person_is_refused() {
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED, FIRST)
                .when(new Approve("budi", ""))
                .thenRefused(RunCode.ALREADY_APPROVED_BY_YOU);
    }

    @Test
    void who_opened_a_run_never_approves_it() {
        spec.given(OPENED, NOTED, STARTED, FROZEN, new RunSubmitted(PAPER, "tini"))
                .when(new Approve("sari", ""))
                .thenRefused(RunCode.APPROVER_IS_PREPARER);
    }

    @Test
    void who_submitted_a_run_never_approves_it() {
        spec.given(OPENED, NOTED, STARTED, FROZEN, new RunSubmitted(PAPER, "tini"))
                .when(new Approve("tini", ""))
                .thenRefused(RunCode.APPROVER_IS_PREPARER);
    }

    @Test
    void a_run_without_its_decree_cannot_be_approved() {
        spec.given(OPENED, NOTED, STARTED, FROZEN)
                .when(new Approve("budi", ""))
                .thenRefused(RunCode.RUN_NOT_SUBMITTED);
    }

    @Test
    void a_third_approval_comes_too_late() {
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND)
                .when(new Approve("joko", ""))
                .thenRefused(RunCode.RUN_NOT_SUBMITTED);
    }

    @Test
    void an_approved_run_is_instructed_once() {
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND)
                .when(new FinishInstruct(SUM))
                .then(INSTRUCTED);
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, INSTRUCTED)
                .when(new FinishInstruct(SUM))
                .thenNothing();
    }

    @Test
    void bank_files_are_noted_once() {
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, INSTRUCTED)
                .when(new NoteFiles(FIRSTS))
                .then(new RunFilesMade(FIRSTS));
        spec.given(
                        OPENED,
                        STARTED,
                        FROZEN,
                        SUBMITTED,
                        FIRST,
                        SECOND,
                        INSTRUCTED,
                        new RunFilesMade(FIRSTS))
                .when(new NoteFiles(FIRSTS))
                .thenNothing();
        spec.given(OPENED).when(new NoteFiles(FIRSTS)).thenNothing();
    }

    @Test
    void an_instructed_run_is_closed() {
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, INSTRUCTED, FILES)
                .when(new Close(RunMoney.ZERO, "wati"))
                .then(new RunClosed(RunMoney.ZERO, "wati"));
    }

    @Test
    void a_run_whose_bank_files_are_still_to_be_made_cannot_be_closed() {
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, INSTRUCTED)
                .when(new Close(RunMoney.ZERO, "sari"))
                .thenRefused(RunCode.RUN_FILES_MISSING);
    }

    @Test
    void who_approved_a_run_does_not_close_it() {
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, INSTRUCTED, FILES)
                .when(new Close(RunMoney.ZERO, "budi"))
                .thenRefused(RunCode.CLOSER_IS_APPROVER);
    }

    @Test
    void who_defined_the_programme_or_entered_its_money_never_approves_a_run() {
        spec.given(OPENED, NOTED, STARTED, FROZEN, SUBMITTED)
                .when(new Approve("rudi", "", Set.of("approver"), Set.of("rudi", "tini")))
                .thenRefused(RunCode.APPROVER_IS_INVOLVED);
    }

    @Test
    void the_limit_of_a_cut_is_decided_once() {
        spec.given(OPENED, NOTED, STARTED)
                .when(new DecideLimit(LIMIT))
                .then(new RunLimitDecided(LIMIT));
        spec.given(OPENED, NOTED, STARTED, new RunLimitDecided(LIMIT))
                .when(new DecideLimit(new Limit(5_000, 1)))
                .thenNothing();
        spec.given(OPENED, NOTED, STARTED, FROZEN).when(new DecideLimit(LIMIT)).thenNothing();
    }

    @Test
    void a_run_that_is_not_instructed_cannot_be_closed() {
        spec.given(OPENED, STARTED, FROZEN)
                .when(new Close(RunMoney.ZERO, "sari"))
                .thenRefused(RunCode.RUN_NOT_INSTRUCTED);
    }

    @Test
    void a_run_can_be_given_up_until_its_instruction_begins() {
        RunEvent cancelled = new RunCancelled("wrong month", "sari");
        Cancel cancel = new Cancel("wrong month", "sari");
        spec.given(OPENED).when(cancel).then(cancelled);
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST).when(cancel).then(cancelled);
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND).when(cancel).then(cancelled);
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, BEGUN)
                .when(cancel)
                .thenRefused(RunCode.RUN_STATE_WRONG);
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, BEGUN, INSTRUCTED)
                .when(cancel)
                .thenRefused(RunCode.RUN_STATE_WRONG);
    }

    @Test
    void an_instruction_begins_once_and_never_of_a_run_that_was_given_up() {
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, ORDERED, FUNDED)
                .when(new StartInstruct())
                .then(BEGUN);
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, ORDERED, FUNDED, BEGUN)
                .when(new StartInstruct())
                .thenNothing();
        spec.given(
                        OPENED,
                        STARTED,
                        FROZEN,
                        SUBMITTED,
                        FIRST,
                        SECOND,
                        new RunCancelled("wrong month", "sari"))
                .when(new StartInstruct())
                .thenRefused(RunCode.RUN_STATE_WRONG);
    }

    @Test
    void who_prepared_a_run_or_released_its_files_does_not_close_it() {
        RunEvent released = new RunFileReleased(new UUID(0, 8), "rini");
        for (String by : List.of("sari", "rini")) {
            spec.given(
                            OPENED,
                            STARTED,
                            FROZEN,
                            SUBMITTED,
                            FIRST,
                            SECOND,
                            INSTRUCTED,
                            FILES,
                            released)
                    .when(new Close(RunMoney.ZERO, by))
                    .thenRefused(RunCode.CLOSER_IS_INVOLVED);
        }
    }

    @Test
    void who_entered_an_account_that_is_paid_into_neither_approves_nor_releases() {
        RunEvent frozen = new RunFrozen(TALLY, "ab", Set.of("dewi"));
        spec.given(OPENED, STARTED, frozen, SUBMITTED)
                .when(new Approve("dewi", ""))
                .thenRefused(RunCode.APPROVER_CHANGED_ACCOUNT);
        spec.given(OPENED, STARTED, frozen, SUBMITTED, FIRST, SECOND, INSTRUCTED, FILES)
                .when(new ReleaseFile(new UUID(0, 8), "dewi", Set.of()))
                .thenRefused(RunCode.RELEASER_IS_INVOLVED);
    }

    @Test
    void who_prepared_approved_or_is_involved_does_not_release_a_file() {
        for (String by : List.of("sari", "budi", "ani", "tini")) {
            spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, INSTRUCTED, FILES)
                    .when(new ReleaseFile(new UUID(0, 8), by, Set.of("tini")))
                    .thenRefused(RunCode.RELEASER_IS_INVOLVED);
        }
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, INSTRUCTED, FILES)
                .when(new ReleaseFile(new UUID(0, 8), "rini", Set.of("tini")))
                .then(new RunFileReleased(new UUID(0, 8), "rini"));
    }

    @Test
    void a_hold_of_the_instruction_goes_on_by_an_approver_once_the_files_are_made() {
        InstructHold hold = new InstructHold(new UUID(0, 4), 1, 200_000, "same family", "budi");
        RunEvent late = new RunHoldInstructed(new UUID(0, 4), 1, 200_000, "same family", "budi");
        spec.given(
                        OPENED,
                        STARTED,
                        FROZEN,
                        SUBMITTED,
                        FIRST,
                        SECOND,
                        ORDERED,
                        FUNDED,
                        INSTRUCTED,
                        FILES)
                .when(hold)
                .then(late);
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND, ORDERED, FUNDED, INSTRUCTED)
                .when(hold)
                .thenRefused(RunCode.RUN_FILES_MISSING);
        spec.given(OPENED, STARTED, FROZEN, SUBMITTED, FIRST, SECOND)
                .when(hold)
                .thenRefused(RunCode.RUN_NOT_INSTRUCTED);
        spec.given(
                        OPENED,
                        STARTED,
                        FROZEN,
                        SUBMITTED,
                        FIRST,
                        SECOND,
                        ORDERED,
                        FUNDED,
                        INSTRUCTED,
                        FILES)
                .when(new InstructHold(new UUID(0, 4), 1, 200_000, "same family", "sari"))
                .thenRefused(RunCode.APPROVER_IS_PREPARER);
        spec.given(
                        OPENED,
                        STARTED,
                        FROZEN,
                        SUBMITTED,
                        FIRST,
                        SECOND,
                        ORDERED,
                        FUNDED,
                        INSTRUCTED,
                        FILES,
                        late)
                .when(new Close(RunMoney.ZERO, "wati"))
                .thenRefused(RunCode.RUN_FILES_MISSING);
        Opened run =
                opened(
                        OPENED,
                        STARTED,
                        FROZEN,
                        SUBMITTED,
                        FIRST,
                        SECOND,
                        ORDERED,
                        FUNDED,
                        INSTRUCTED,
                        FILES,
                        late,
                        new RunFilesMade(List.of(new UUID(0, 9))));
        assertThat(run.payout().files()).containsExactly(new UUID(0, 8), new UUID(0, 9));
        assertThat(run.payout().unfiled()).isEmpty();
        assertThat(run.payout().instructed().payments()).isEqualTo(9);
    }

    @Test
    void a_plan_needs_ascending_months_of_one_fiscal_year() {
        assertThatThrownBy(() -> plan(List.of())).hasMessageContaining("months");
        assertThatThrownBy(() -> plan(List.of(NOVEMBER, NOVEMBER))).hasMessageContaining("ascend");
        assertThatThrownBy(() -> plan(List.of(NOVEMBER.plusMonths(1), NOVEMBER.plusMonths(2))))
                .hasMessageContaining("fiscal year");
        assertThat(plan(List.of(NOVEMBER, NOVEMBER.plusMonths(1))).id()).isNotEqualTo(PLAN.id());
    }

    @Test
    void the_parts_of_a_run_s_money_must_sum_to_what_was_ordered() {
        Rupiah one = new Rupiah(1);
        assertThatThrownBy(() -> new RunMoney(one, one, one, one, one, one, one))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Opened opened(RunEvent... events) {
        return (Opened) new RunDecider().fold(List.of(events));
    }

    @Test
    void a_run_is_signed_in_the_roles_that_the_band_of_its_sum_names() {
        ProgrammeTerms usual = PLAN.terms();
        List<ApprovalBand> bands =
                List.of(
                        new ApprovalBand(0, List.of("approver", "approver")),
                        new ApprovalBand(1_600_000, List.of("approver", "supervisor")));
        RunPlan plan =
                new RunPlan(
                        PLAN.programme(),
                        1,
                        new ProgrammeTerms(
                                usual.name(),
                                usual.owner(),
                                usual.mode(),
                                usual.target(),
                                usual.amountRupiah(),
                                usual.conflictGroup(),
                                usual.legalBasis(),
                                usual.rule(),
                                usual.benefit(),
                                usual.schedule(),
                                usual.delivery(),
                                usual.candidates(),
                                null,
                                bands),
                        PLAN.months(),
                        PLAN.owner(),
                        1,
                        "sari");
        RunEvent head = new RunApproved("ani", "", "supervisor", 0);
        RunEvent[] signed = {new RunOpened(plan), STARTED, FROZEN, SUBMITTED, FIRST};
        spec.given(signed).when(new Approve("ani", "")).thenRefused(RunCode.APPROVER_ROLE_MISSING);
        spec.given(signed)
                .when(new Approve("ani", "", Set.of("approver", "supervisor"), Set.of()))
                .then(head);
        assertThat(opened(new RunOpened(plan), STARTED, FROZEN, SUBMITTED, FIRST, head).stage())
                .isEqualTo(Stage.APPROVED);
        RunEvent less = new RunFrozen(new Tally(10, 8, 1, 1, new Rupiah(1_599_999)), "ab");
        spec.given(new RunOpened(plan), STARTED, less, SUBMITTED, FIRST)
                .when(new Approve("ani", ""))
                .then(SECOND);
    }

    public static RunPlan plan(List<YearMonth> months) {
        ProgrammeTerms terms =
                new ProgrammeTerms(
                        "Sembako",
                        "35.24",
                        Mode.PAY,
                        Target.HOUSEHOLD,
                        200_000,
                        "FOOD",
                        "Permensos 5/2021",
                        List.of(new Clause("on-roster", List.of("SEMBAKO"), "")));
        return new RunPlan("SEMBAKO", 1, terms, months, "35.24", 1, "sari");
    }
}
