package id.dinsos.registry.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Clock;
import id.dinsos.registry.proposal.Proposal.Effect;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Kind;
import id.dinsos.registry.proposal.Proposal.Matter;
import id.dinsos.registry.proposal.Proposal.Path;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.proposal.Proposal.Stage;
import id.dinsos.registry.proposal.Proposal.Step;
import id.dinsos.registry.proposal.ProposalCommand.Answer;
import id.dinsos.registry.proposal.ProposalCommand.Approve;
import id.dinsos.registry.proposal.ProposalCommand.CheckCivil;
import id.dinsos.registry.proposal.ProposalCommand.CheckGround;
import id.dinsos.registry.proposal.ProposalCommand.Deliberate;
import id.dinsos.registry.proposal.ProposalCommand.Draft;
import id.dinsos.registry.proposal.ProposalCommand.NameVerifier;
import id.dinsos.registry.proposal.ProposalCommand.Repair;
import id.dinsos.registry.proposal.ProposalCommand.Return;
import id.dinsos.registry.proposal.ProposalCommand.Reverse;
import id.dinsos.registry.proposal.ProposalCommand.Review;
import id.dinsos.registry.proposal.ProposalCommand.Send;
import id.dinsos.registry.proposal.ProposalCommand.Submit;
import id.dinsos.registry.proposal.ProposalCommand.TakeEffect;
import id.dinsos.registry.proposal.ProposalCommand.Tick;
import id.dinsos.registry.proposal.ProposalCommand.VerifyField;
import id.dinsos.registry.proposal.ProposalCommand.Withdraw;
import id.dinsos.registry.proposal.ProposalEvent.CivilDataChecked;
import id.dinsos.registry.proposal.ProposalEvent.Deliberation;
import id.dinsos.registry.proposal.ProposalEvent.FieldVerified;
import id.dinsos.registry.proposal.ProposalEvent.Finding;
import id.dinsos.registry.proposal.ProposalEvent.GroundChecked;
import id.dinsos.registry.proposal.ProposalEvent.MinistryAnswered;
import id.dinsos.registry.proposal.ProposalEvent.ObjectionRanOut;
import id.dinsos.registry.proposal.ProposalEvent.ObjectionWarned;
import id.dinsos.registry.proposal.ProposalEvent.Place;
import id.dinsos.registry.proposal.ProposalEvent.ProposalApproved;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDeliberated;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDrafted;
import id.dinsos.registry.proposal.ProposalEvent.ProposalRepaired;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReturned;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReversed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReviewed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalSent;
import id.dinsos.registry.proposal.ProposalEvent.ProposalSubmitted;
import id.dinsos.registry.proposal.ProposalEvent.ProposalTookEffect;
import id.dinsos.registry.proposal.ProposalEvent.ProposalWithdrawn;
import id.dinsos.registry.proposal.ProposalEvent.VerifierNamed;
import id.dinsos.registry.proposal.ProposalEvent.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The course of one proposal, step by step, and what is refused on the way. */
class ProposalDeciderTest {
    private static final ProposalKinds KINDS = ProposalWiring.shipped();
    private static final UUID ID = new UUID(0, 61);
    private static final UUID HOME = new UUID(0, 11);
    private static final UUID DECREE = new UUID(0, 51);
    private static final UUID OTHER_DECREE = new UUID(0, 52);
    private static final UUID PAPER = new UUID(0, 31);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final ListName PKH = new ListName(Source.DTSEN, "PKH");
    private static final Proposed BUDI =
            new Proposed("3524011508929001", "3524010101250001", "Budi", null, null, null);
    private static final PersonalData<Proposed> WHO = PersonalData.of(ID, BUDI);
    private static final About REMOVAL = about(Kind.REMOVE, Path.FORMAL, DelistReason.GRADUATED);
    private static final About OBJECTION =
            about(Kind.OBJECTION, Path.FORMAL, DelistReason.LOCALLY_INELIGIBLE);
    private static final Deliberation HELD = new Deliberation(DAY, PAPER, PAPER, null, 24);
    private static final Visit VISIT = new Visit(DAY, List.of(PAPER), null);
    private static final Effect EFFECT =
            new Effect("DTSEN-2027-1", DAY, HOME, null, List.of(), List.of(PKH));

    private final DeciderSpec<ProposalCommand, Proposal, ProposalEvent> spec =
            DeciderSpec.of(new ProposalDecider(KINDS, false));

    @Test
    void a_proposal_takes_its_steps_one_after_the_other() {
        List<ProposalCommand> commands =
                List.of(
                        new Submit(DAY),
                        new Deliberate(HELD, true),
                        check(true, 95),
                        visited(Finding.CONFIRMED),
                        new Review(null, "wati"),
                        new Approve(DECREE, "bupati"),
                        new Send(DECREE, DAY),
                        new Answer(DECREE, true, null, DAY),
                        new CheckGround(true, DAY, "BPS"),
                        new TakeEffect(EFFECT));
        List<ProposalEvent> course = course();
        List<ProposalEvent> so = new ArrayList<>(List.of(drafted(REMOVAL)));
        for (int i = 0; i < commands.size(); i++) {
            given(so).when(commands.get(i)).then(course.get(i + 1));
            so.add(course.get(i + 1));
        }
        assertThat(stage(so)).isEqualTo(Stage.EFFECTIVE);
    }

    @Test
    void every_step_out_of_its_turn_is_refused() {
        List<ProposalCommand> commands =
                List.of(
                        new Deliberate(HELD, true),
                        check(true, 95),
                        visited(Finding.CONFIRMED),
                        new Review(null, "wati"),
                        new Approve(DECREE, "bupati"),
                        new Send(DECREE, DAY),
                        new CheckGround(true, DAY, "BPS"),
                        new TakeEffect(EFFECT));
        List<ProposalEvent> submitted = course().subList(0, 2);
        given(List.of(drafted(REMOVAL)))
                .when(commands.getFirst())
                .thenRefused(ProposalCode.PROPOSAL_NOT_SUBMITTED);
        for (ProposalCommand later : commands.subList(1, commands.size())) {
            given(submitted).when(later).thenRefused(ProposalCode.PROPOSAL_OUT_OF_TURN);
        }
        given(course().subList(0, 4))
                .when(check(true, 95))
                .thenRefused(ProposalCode.PROPOSAL_STEP_DONE);
        given(course().subList(0, 4))
                .when(new Deliberate(HELD, true))
                .thenRefused(ProposalCode.PROPOSAL_STEP_DONE);
    }

    @Test
    void what_ended_takes_no_step() {
        given(course())
                .when(new CheckGround(true, DAY, "BPS"))
                .thenRefused(ProposalCode.PROPOSAL_ENDED);
        given(course()).when(new NameVerifier("tono")).thenRefused(ProposalCode.PROPOSAL_ENDED);
        given(course()).when(new Submit(DAY)).thenRefused(ProposalCode.PROPOSAL_SUBMITTED_ALREADY);
    }

    @Test
    void nothing_is_done_to_a_proposal_that_is_none() {
        spec.given().when(new Submit(DAY)).thenRefused(ProposalCode.PROPOSAL_UNKNOWN);
    }

    @Test
    void a_kind_says_what_it_must_name() {
        About nameless =
                new About(
                        "35.24.01.2002",
                        Kind.UPDATE,
                        Path.FORMAL,
                        null,
                        null,
                        null,
                        Matter.PAYEE,
                        null);
        spec.given()
                .when(new Draft(nameless, WHO, "sari"))
                .thenRefused(ProposalCode.PROPOSAL_INCOMPLETE);
        About citizens = about(Kind.OBJECTION, Path.PARTICIPATORY, DelistReason.GRADUATED);
        spec.given()
                .when(new Draft(citizens, WHO, "sari"))
                .thenRefused(ProposalCode.PROPOSAL_INCOMPLETE);
        spec.given().when(new Draft(REMOVAL, WHO, "sari")).then(drafted(REMOVAL));
    }

    @Test
    void the_same_draft_again_is_the_same_and_another_is_not() {
        given(List.of(drafted(REMOVAL))).when(new Draft(REMOVAL, WHO, "sari")).thenNothing();
        given(List.of(drafted(REMOVAL)))
                .when(new Draft(OBJECTION, WHO, "sari"))
                .thenRefused(ProposalCode.PROPOSAL_EXISTS);
    }

    @Test
    void a_village_may_say_no() {
        given(course().subList(0, 2))
                .when(new Deliberate(HELD, false))
                .then(new ProposalDeliberated(HELD, false));
    }

    @Test
    void what_the_civil_registry_does_not_match_goes_back_to_the_village() {
        List<ProposalEvent> mismatch = new ArrayList<>(course().subList(0, 3));
        mismatch.add(new CivilDataChecked(answer(true, 79), false));
        given(course().subList(0, 3))
                .when(check(true, 79))
                .then(new CivilDataChecked(answer(true, 79), false));
        given(course().subList(0, 3))
                .when(check(false, 100))
                .then(new CivilDataChecked(answer(false, 100), false));
        assertThat(stage(mismatch)).isEqualTo(Stage.CIVIL_MISMATCH);
        given(mismatch).when(new Repair(BUDI)).then(new ProposalRepaired(WHO));
        given(course().subList(0, 3))
                .when(new Repair(BUDI))
                .thenRefused(ProposalCode.PROPOSAL_NOTHING_TO_REPAIR);
        mismatch.add(new ProposalRepaired(WHO));
        assertThat(stage(mismatch)).isEqualTo(Stage.SUBMITTED);
        given(mismatch).when(check(true, 95)).then(new CivilDataChecked(answer(true, 95), true));
    }

    @Test
    void a_finding_fits_its_kind() {
        List<ProposalEvent> removal = course().subList(0, 4);
        given(removal)
                .when(visited(Finding.NOT_FOUND))
                .thenRefused(ProposalCode.PROPOSAL_FINDING_WRONG);
        given(removal).when(visited(Finding.DISMISSED)).then(found(Finding.DISMISSED));
        given(removal)
                .when(
                        new VerifyField(
                                new Visit(DAY.minusDays(1), List.of(PAPER), null),
                                null,
                                Finding.CONFIRMED,
                                "tono"))
                .thenRefused(ProposalCode.PROPOSAL_DAY_WRONG);
    }

    @Test
    void nobody_reviews_or_approves_their_own_work() {
        List<ProposalEvent> visited = course().subList(0, 5);
        for (String own : List.of("sari", "tono")) {
            given(visited).when(new Review(null, own)).thenRefused(ProposalCode.REVIEW_OF_OWN_WORK);
        }
        List<ProposalEvent> reviewed = course().subList(0, 6);
        for (String own : List.of("sari", "tono", "wati")) {
            given(reviewed)
                    .when(new Approve(DECREE, own))
                    .thenRefused(ProposalCode.APPROVAL_OF_OWN_WORK);
        }
    }

    @Test
    void the_reviewer_asks_for_another_visit_the_regent_for_another_review() {
        given(course().subList(0, 5))
                .when(new Return("foto kurang jelas", "wati"))
                .then(new ProposalReturned(Step.FIELD_VERIFICATION, "foto kurang jelas", "wati"));
        List<ProposalEvent> returned = new ArrayList<>(course().subList(0, 6));
        returned.add(new ProposalReturned(Step.REVIEW, "kurang lengkap", "bupati"));
        given(course().subList(0, 6))
                .when(new Return("kurang lengkap", "bupati"))
                .then(new ProposalReturned(Step.REVIEW, "kurang lengkap", "bupati"));
        assertThat(stage(returned)).isEqualTo(Stage.RETURNED);
        given(returned).when(new Review(null, "wati")).then(new ProposalReviewed(null, "wati"));
        given(course().subList(0, 4))
                .when(new Return("belum waktunya", "wati"))
                .thenRefused(ProposalCode.PROPOSAL_NOT_TO_RETURN);
    }

    @Test
    void one_decree_approves_once() {
        List<ProposalEvent> approved = course().subList(0, 7);
        given(approved).when(new Approve(DECREE, "bupati")).thenNothing();
        given(approved)
                .when(new Approve(OTHER_DECREE, "bupati"))
                .thenRefused(ProposalCode.PROPOSAL_APPROVED_ALREADY);
    }

    @Test
    void the_data_of_an_erased_person_are_neither_approved_nor_added_to() {
        List<ProposalEvent> erased = new ArrayList<>(course().subList(0, 6));
        erased.set(0, new ProposalDrafted(REMOVAL, PersonalData.erased(ID), "sari"));
        given(erased)
                .when(new Approve(DECREE, "bupati"))
                .thenRefused(ProposalCode.PROPOSAL_PERSON_ERASED);
        // Nobody takes new photos of them either.
        given(erased.subList(0, 4))
                .when(visited(Finding.CONFIRMED))
                .thenRefused(ProposalCode.PROPOSAL_PERSON_ERASED);
    }

    @Test
    void the_ministry_answers_once_and_never_both_ways() {
        List<ProposalEvent> answered = course().subList(0, 9);
        given(answered).when(new Answer(DECREE, true, null, DAY.plusDays(1))).thenNothing();
        given(answered)
                .when(new Answer(DECREE, false, "kuota", DAY))
                .thenRefused(ProposalCode.ANSWER_CONTRADICTS);
        given(answered)
                .when(new Answer(OTHER_DECREE, true, null, DAY))
                .thenRefused(ProposalCode.ANSWER_OF_ANOTHER_DECREE);
        given(course().subList(0, 8))
                .when(new Answer(DECREE, false, "kuota", DAY))
                .then(new MinistryAnswered(false, "kuota", DAY));
        given(course().subList(0, 7))
                .when(new Answer(DECREE, true, null, DAY))
                .thenRefused(ProposalCode.PROPOSAL_OUT_OF_TURN);
    }

    @Test
    void what_is_in_force_is_taken_back_and_what_is_not_is_withdrawn() {
        given(course())
                .when(new Reverse("keliru", null, "sari"))
                .then(new ProposalReversed("keliru", null, "sari"));
        given(course().subList(0, 6))
                .when(new Reverse("keliru", null, "sari"))
                .thenRefused(ProposalCode.PROPOSAL_NOT_TO_REVERSE);
        given(course().subList(0, 6))
                .when(new Withdraw("dua kali", "sari"))
                .then(new ProposalWithdrawn("dua kali", "sari"));
        for (int after : new int[] {7, 11}) {
            given(course().subList(0, after))
                    .when(new Withdraw("dua kali", "sari"))
                    .thenRefused(ProposalCode.PROPOSAL_NOT_TO_WITHDRAW);
        }
        given(List.of(drafted(REMOVAL), new ProposalWithdrawn("dua kali", "sari")))
                .when(new Submit(DAY))
                .thenRefused(ProposalCode.PROPOSAL_ENDED);
    }

    @Test
    void a_verifier_is_named_and_named_again() {
        given(course().subList(0, 2))
                .when(new NameVerifier("tono"))
                .then(new VerifierNamed("tono"));
        given(List.of(drafted(REMOVAL)))
                .when(new NameVerifier("tono"))
                .thenRefused(ProposalCode.PROPOSAL_NOT_SUBMITTED);
        given(course().subList(0, 2)).when(new NameVerifier(null)).thenNothing();
    }

    @Test
    void a_citizens_proposal_needs_no_deliberation() {
        About own = about(Kind.REMOVE, Path.PARTICIPATORY, DelistReason.WITHDRAWN);
        List<ProposalEvent> submitted =
                List.of(drafted(own), new ProposalSubmitted(DAY, KINDS.steps(own), null));
        given(submitted).when(check(true, 95)).then(new CivilDataChecked(answer(true, 95), true));
        assertThat(KINDS.steps(own)).doesNotContain(Step.DELIBERATION);
    }

    @Test
    void an_objection_runs_thirty_days_with_warnings() {
        Clock clock = KINDS.clock(Kind.OBJECTION, DAY);
        assertThat(clock).isNotNull();
        LocalDate due = DAY.plusDays(30);
        List<ProposalEvent> open = new ArrayList<>(objection());
        given(open).when(new Tick(DAY.plusDays(15))).thenNothing();
        given(open)
                .when(new Tick(due.minusDays(14)))
                .then(new ObjectionWarned(due.minusDays(14), 14));
        open.add(new ObjectionWarned(due.minusDays(14), 14));
        given(open).when(new Tick(due.minusDays(14))).thenNothing();
        given(open).when(new Tick(due.minusDays(2))).then(new ObjectionWarned(due.minusDays(2), 2));
        given(open).when(new Tick(due)).then(new ObjectionWarned(due, 0));
    }

    @Test
    void when_the_days_are_over_nobody_is_removed() {
        LocalDate after = DAY.plusDays(31);
        List<ProposalEvent> out = new ArrayList<>(objection());
        given(out).when(new Tick(after)).then(new ObjectionRanOut(after, false));
        out.add(new ObjectionRanOut(after, false));
        given(out).when(new Tick(after.plusDays(1))).thenNothing();
        assertThat(stage(out)).isEqualTo(Stage.SUBMITTED);
        given(out).when(visited(Finding.DISMISSED)).then(found(Finding.DISMISSED));
    }

    @Test
    void where_the_office_lets_the_clock_uphold_persons_decide_all_the_same() {
        LocalDate after = DAY.plusDays(31);
        DeciderSpec<ProposalCommand, Proposal, ProposalEvent> strict =
                DeciderSpec.of(new ProposalDecider(KINDS, true));
        strict.given(objection().toArray(ProposalEvent[]::new))
                .when(new Tick(after))
                .then(new ObjectionRanOut(after, true));
        List<ProposalEvent> out = new ArrayList<>(objection());
        out.add(new ObjectionRanOut(after, true));
        given(out).when(new TakeEffect(EFFECT)).thenRefused(ProposalCode.PROPOSAL_OUT_OF_TURN);
        given(out).when(new Review(null, "wati")).then(new ProposalReviewed(null, "wati"));
    }

    @Test
    void a_verified_objection_has_no_clock() {
        List<ProposalEvent> verified = new ArrayList<>(objection());
        verified.add(found(Finding.CONFIRMED));
        given(verified).when(new Tick(DAY.plusDays(40))).thenNothing();
        given(course().subList(0, 2)).when(new Tick(DAY.plusDays(40))).thenNothing();
    }

    private DeciderSpec<ProposalCommand, Proposal, ProposalEvent>.Given given(
            List<ProposalEvent> history) {
        return spec.given(history.toArray(ProposalEvent[]::new));
    }

    private static Stage stage(List<ProposalEvent> history) {
        return ((Filed) new ProposalDecider(KINDS, false).fold(history)).stage();
    }

    private static About about(Kind kind, Path path, @Nullable DelistReason reason) {
        return new About("35.24.01.2002", kind, path, HOME, PKH, reason, null, null);
    }

    private static ProposalDrafted drafted(About about) {
        return new ProposalDrafted(about, WHO, "sari");
    }

    private static List<ProposalEvent> objection() {
        return List.of(
                drafted(OBJECTION),
                new ProposalSubmitted(
                        DAY, KINDS.steps(OBJECTION), KINDS.clock(Kind.OBJECTION, DAY)));
    }

    /** A removal from the draft to its effect. */
    private static List<ProposalEvent> course() {
        return List.of(
                drafted(REMOVAL),
                new ProposalSubmitted(DAY, KINDS.steps(REMOVAL), null),
                new ProposalDeliberated(HELD, true),
                new CivilDataChecked(answer(true, 95), true),
                found(Finding.CONFIRMED),
                new ProposalReviewed(null, "wati"),
                new ProposalApproved(DECREE, "bupati"),
                new ProposalSent(DAY),
                new MinistryAnswered(true, null, DAY),
                new GroundChecked(true, DAY, "BPS"),
                new ProposalTookEffect(EFFECT));
    }

    private static VerifyField visited(Finding finding) {
        return new VerifyField(VISIT, new Place(-7_119_321, 112_414_000), finding, "tono");
    }

    private static FieldVerified found(Finding finding) {
        return new FieldVerified(
                VISIT, PersonalData.of(ID, new Place(-7_119_321, 112_414_000)), finding, "tono");
    }

    private static CheckCivil check(boolean nik, int score) {
        return new CheckCivil(answer(nik, score));
    }

    private static CivilAnswer answer(boolean nik, int score) {
        return new CivilAnswer(nik, score, null, null, null, null, null, DAY, "balikan-1.csv");
    }
}
