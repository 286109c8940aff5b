package id.dinsos.registry.proposal;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static id.dinsos.registry.household.Families.ANI;
import static id.dinsos.registry.household.Families.BUDI;
import static id.dinsos.registry.household.Families.HOME;
import static id.dinsos.registry.household.Families.HOUSEHOLDS;
import static id.dinsos.registry.household.Families.OTHER_HOME;
import static id.dinsos.registry.household.Families.PERSONS;
import static id.dinsos.registry.household.Families.TODAY;
import static id.dinsos.registry.household.Families.home;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.registry.evidence.Evidence;
import id.dinsos.registry.evidence.EvidenceCode;
import id.dinsos.registry.evidence.EvidenceDecider;
import id.dinsos.registry.evidence.EvidenceEvent;
import id.dinsos.registry.evidence.EvidenceEvent.EvidenceKept;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCode;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdListed;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMerged;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRanked;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.household.HouseholdEvent.PayeeChanged;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.proposal.Decree.Facts;
import id.dinsos.registry.proposal.DecreeEvent.DecreeIssued;
import id.dinsos.registry.proposal.DecreeEvent.DecreeSent;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Effect;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Kind;
import id.dinsos.registry.proposal.Proposal.Matter;
import id.dinsos.registry.proposal.Proposal.Path;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.proposal.Proposal.Step;
import id.dinsos.registry.proposal.ProposalEvent.CivilDataChecked;
import id.dinsos.registry.proposal.ProposalEvent.Deliberation;
import id.dinsos.registry.proposal.ProposalEvent.FieldVerified;
import id.dinsos.registry.proposal.ProposalEvent.Finding;
import id.dinsos.registry.proposal.ProposalEvent.GroundChecked;
import id.dinsos.registry.proposal.ProposalEvent.MinistryAnswered;
import id.dinsos.registry.proposal.ProposalEvent.ProposalApproved;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDeliberated;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDrafted;
import id.dinsos.registry.proposal.ProposalEvent.ProposalRepaired;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReversed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalReviewed;
import id.dinsos.registry.proposal.ProposalEvent.ProposalSent;
import id.dinsos.registry.proposal.ProposalEvent.ProposalSubmitted;
import id.dinsos.registry.proposal.ProposalEvent.ProposalTookEffect;
import id.dinsos.registry.proposal.ProposalEvent.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A proposal and the family it changes; a decree and its annex. */
class ProposalProcessTest {
    private static final ProposalKinds KINDS = ProposalWiring.shipped();
    private static final Aggregate<ProposalCommand, Proposal, ProposalEvent> PROPOSALS =
            Aggregate.of(new ProposalDecider(KINDS, false))
                    .ownedBy(state -> state instanceof Filed filed ? filed.about().region() : null);
    private static final Aggregate<DecreeDecider.Command, Decree, DecreeEvent> DECREES =
            Aggregate.of(new DecreeDecider());
    private static final Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> EVIDENCE =
            Aggregate.of(new EvidenceDecider());
    private static final UUID ID = new UUID(0, 61);
    private static final UUID DECREE = new UUID(0, 51);
    private static final UUID PAPER = new UUID(0, 31);
    private static final ListName PKH = new ListName(Source.DTSEN, "PKH");
    private static final String VERSION = "DTSEN-2027-1";
    private static final HouseholdListed LISTED = new HouseholdListed(PKH, "DTSEN-2026-4");
    private static final About REMOVAL =
            new About(
                    "35.24.01.2001",
                    Kind.REMOVE,
                    Path.FORMAL,
                    HOME,
                    null,
                    DelistReason.GRADUATED,
                    null,
                    null);
    private static final PersonalData<Proposed> WHO =
            PersonalData.of(
                    ID,
                    new Proposed("3524011508929001", "3524010101250001", "Budi", null, null, null));
    private static final String OWN_NIK = "3524011508929001";
    private static final String OTHER_NIK = "3524011508929002";
    private static final PersonalData<Proposed> ANIS =
            PersonalData.of(
                    ANI, new Proposed(OWN_NIK, "3524010101250001", "Ani", null, null, null));
    private static final Facts DECREED =
            new Facts("35.24", "188/1", TODAY, PAPER, List.of(ID), "bupati");

    private final ProposalProcess process = new ProposalProcess(PROPOSALS, HOUSEHOLDS, EVIDENCE);
    private final DecreeProcess decrees = new DecreeProcess(DECREES, PROPOSALS, EVIDENCE);

    @Test
    void what_takes_effect_changes_the_family_and_is_taken_back() {
        HouseholdDelisted delisted = new HouseholdDelisted(PKH, DelistReason.GRADUATED, VERSION);
        Effect effect = new Effect(VERSION, TODAY, HOME, 7, List.of(), List.of(PKH));
        given(PROPOSALS, ID, accepted())
                .and(HOUSEHOLDS, HOME, home(ANI), LISTED)
                .when(unit -> process.takeEffect(unit, ID, VERSION, TODAY, null, new Ranking(7, 0)))
                .then(
                        events(HOME, new HouseholdRanked(new Ranking(7, 0)), delisted),
                        events(ID, new ProposalTookEffect(effect)));
        given(PROPOSALS, ID, accepted())
                .and(HOUSEHOLDS, HOME, home(ANI), LISTED)
                .when(unit -> process.takeEffect(unit, ID, VERSION, TODAY, null, null))
                .andThen()
                .when(unit ->
                        process.reverse(
                                unit, ID, new ProposalCommand.Reverse("keliru", null, "sari")))
                .then(
                        events(ID, new ProposalReversed("keliru", null, "sari")),
                        events(HOME, new HouseholdListed(PKH, VERSION)));
    }

    @Test
    void a_family_merged_meanwhile_is_followed_to_the_one_that_goes_on() {
        given(PROPOSALS, ID, accepted())
                .and(HOUSEHOLDS, HOME, home(ANI), LISTED, new HouseholdMerged(OTHER_HOME))
                .and(HOUSEHOLDS, OTHER_HOME, home(ANI), LISTED)
                .when(unit -> process.takeEffect(unit, ID, VERSION, TODAY, null, null))
                .then(
                        events(
                                OTHER_HOME,
                                new HouseholdDelisted(PKH, DelistReason.GRADUATED, VERSION)),
                        events(
                                ID,
                                new ProposalTookEffect(
                                        new Effect(
                                                VERSION,
                                                TODAY,
                                                OTHER_HOME,
                                                null,
                                                List.of(),
                                                List.of(PKH)))));
    }

    @Test
    void the_photos_of_a_visit_are_looked_up_together() {
        List<UUID> photos = List.of(new UUID(0, 71), new UUID(0, 72), new UUID(0, 73));
        var command =
                new ProposalCommand.VerifyField(
                        new Visit(TODAY, photos, null), null, Finding.CONFIRMED, "tono");
        List<UUID> rounds = new ArrayList<>();
        given(PROPOSALS, ID, course(4))
                .when(unit -> {
                    rounds.add(ID);
                    process.verify(unit, ID, command);
                })
                .thenRefused(EvidenceCode.EVIDENCE_UNKNOWN);
        assertThat(rounds).as("once, and once more with the photos").hasSize(2);
    }

    @Test
    void a_family_that_ended_meanwhile_keeps_the_proposal_where_it_stands() {
        given(PROPOSALS, ID, accepted())
                .and(HOUSEHOLDS, HOME, home(ANI), LISTED, dissolved())
                .when(unit -> process.takeEffect(unit, ID, VERSION, TODAY, null, null))
                .thenRefused(HouseholdCode.HOUSEHOLD_DISSOLVED);
        given(PROPOSALS, ID, accepted())
                .and(
                        HOUSEHOLDS,
                        HOME,
                        home(ANI),
                        LISTED,
                        new HouseholdMovedOut("35.22", MoveReason.WORK))
                .when(unit -> process.takeEffect(unit, ID, VERSION, TODAY, null, null))
                .thenRefused(HouseholdCode.HOUSEHOLD_MOVED_OUT);
    }

    @Test
    void an_update_names_another_payee_only_when_it_takes_effect() {
        About update =
                new About(
                        "35.24.01.2001",
                        Kind.UPDATE,
                        Path.FORMAL,
                        HOME,
                        null,
                        null,
                        Matter.PAYEE,
                        BUDI);
        given(PROPOSALS, ID, course(update, 10))
                .and(HOUSEHOLDS, HOME, home(ANI, BUDI))
                .when(unit -> process.takeEffect(unit, ID, VERSION, TODAY, null, null))
                .then(
                        events(HOME, new PayeeChanged(BUDI)),
                        events(
                                ID,
                                new ProposalTookEffect(
                                        new Effect(
                                                VERSION, TODAY, HOME, null, List.of(),
                                                List.of()))));
    }

    @Test
    void a_decree_needs_its_document_and_approves_what_it_names() {
        issue(kept(Evidence.Kind.DECREE))
                .then(
                        events(DECREE, new DecreeIssued(DECREED)),
                        events(ID, new ProposalApproved(DECREE, "bupati")));
        issue(kept(Evidence.Kind.PHOTO)).thenRefused(EvidenceCode.EVIDENCE_KIND_WRONG);
    }

    @Test
    void what_was_sent_is_sent_once_in_one_file() {
        given(DECREES, DECREE, new DecreeIssued(DECREED))
                .and(PROPOSALS, ID, approved())
                .when(unit -> decrees.send(unit, DECREE, "ab", TODAY))
                .then(
                        events(DECREE, new DecreeSent("ab", 1, TODAY)),
                        events(ID, new ProposalSent(TODAY)));
        given(DECREES, DECREE, new DecreeIssued(DECREED), new DecreeSent("ab", 1, TODAY))
                .and(PROPOSALS, ID, approved())
                .when(unit -> decrees.send(unit, DECREE, "ab", TODAY))
                .thenNothing();
        given(DECREES, DECREE, new DecreeIssued(DECREED), new DecreeSent("ab", 1, TODAY))
                .and(PROPOSALS, ID, approved())
                .when(unit -> decrees.send(unit, DECREE, "cd", TODAY))
                .thenRefused(ProposalCode.DECREE_SENT_ALREADY);
    }

    @Test
    void who_is_named_by_their_record_is_here_under_the_number_that_is_written() {
        About entry =
                new About("35.24.01.2001", Kind.NEW, Path.FORMAL, null, PKH, null, null, null);
        About repair =
                new About(
                        "35.24.01.2001",
                        Kind.UPDATE,
                        Path.FORMAL,
                        HOME,
                        null,
                        null,
                        Matter.IDENTITY,
                        null);
        drafted(entry, OWN_NIK, "35.24").then(events(ID, new ProposalDrafted(entry, ANIS, "sari")));
        drafted(entry, OTHER_NIK, "35.24").thenRefused(ProposalCode.PROPOSAL_NIK_OF_ANOTHER);
        drafted(entry, OWN_NIK, "35.22").thenRefused(PersonCode.PERSON_UNKNOWN);
        drafted(repair, OTHER_NIK, "35.24")
                .then(events(ID, new ProposalDrafted(repair, ANIS, "sari")));
    }

    @Test
    void a_repair_names_nobody_else_than_the_record_that_was_named() {
        About entry =
                new About("35.24.01.2001", Kind.NEW, Path.FORMAL, null, PKH, null, null, null);
        repaired(entry, OTHER_NIK).thenRefused(ProposalCode.PROPOSAL_NIK_OF_ANOTHER);
        repaired(entry, OWN_NIK).then(events(ID, new ProposalRepaired(ANIS)));
    }

    /** What the civil registry did not find, put right under the number {@code OWN_NIK}. */
    private static ProcessSpec.Then repaired(About about, String has) {
        var found = new CivilAnswer(false, 0, null, null, null, null, null, TODAY, "Dukcapil");
        return given(
                        PROPOSALS,
                        ID,
                        new ProposalDrafted(about, ANIS, "sari"),
                        new ProposalSubmitted(TODAY, List.of(Step.CIVIL_CHECK), null),
                        new CivilDataChecked(found, false))
                .and(PERSONS, ANI, known(has, "35.24"))
                .when(unit ->
                        new DraftProcess(PROPOSALS, HOUSEHOLDS, PERSONS)
                                .repair(
                                        unit,
                                        ID,
                                        new ProposalCommand.Repair(
                                                Objects.requireNonNull(ANIS.content()))));
    }

    /** Somebody with a number of an office, of whom the number {@code OWN_NIK} is written. */
    private static ProcessSpec.Then drafted(About about, String has, String owner) {
        var command = new ProposalCommand.Draft(about, ANIS, "sari");
        return given(PROPOSALS, ID)
                .and(PERSONS, ANI, known(has, owner))
                .and(HOUSEHOLDS, HOME, home(ANI), LISTED)
                .when(unit ->
                        new DraftProcess(PROPOSALS, HOUSEHOLDS, PERSONS).draft(unit, ID, command));
    }

    private static PersonRegistered known(String nik, String owner) {
        return new PersonRegistered(
                owner,
                PersonalData.of(
                        ANI,
                        new PersonIdentity(nik, null, "Ani", null, null, null, null, null, null)),
                IdentityStatus.KNOWN,
                Sex.FEMALE,
                null,
                CivilMatch.MATCHED,
                PersonFacts.UNKNOWN,
                null);
    }

    private ProcessSpec.Then issue(EvidenceKept paper) {
        return given(DECREES, DECREE)
                .and(EVIDENCE, PAPER, paper)
                .and(PROPOSALS, ID, reviewed())
                .when(unit -> decrees.issue(unit, DECREE, DECREED));
    }

    private static HouseholdEvent dissolved() {
        return new HouseholdEvent.HouseholdDissolved();
    }

    private static EvidenceKept kept(Evidence.Kind kind) {
        return new EvidenceKept(
                new Evidence.Facts(
                        "35.24", kind, Evidence.Type.PDF, 10, "ab", new UUID(0, 41), null));
    }

    private static ProposalEvent[] accepted() {
        return course(10);
    }

    private static ProposalEvent[] approved() {
        return course(7);
    }

    private static ProposalEvent[] reviewed() {
        return course(6);
    }

    private static ProposalEvent[] course(int steps) {
        return course(REMOVAL, steps);
    }

    private static ProposalEvent[] course(About about, int steps) {
        return List.of(
                        new ProposalDrafted(about, WHO, "sari"),
                        new ProposalSubmitted(TODAY, KINDS.steps(about), null),
                        new ProposalDeliberated(
                                new Deliberation(TODAY, PAPER, PAPER, null, 9), true),
                        new CivilDataChecked(
                                new CivilAnswer(
                                        true, 95, null, null, null, null, null, TODAY, "balikan"),
                                true),
                        new FieldVerified(
                                new Visit(TODAY, List.of(PAPER), null),
                                null,
                                Finding.CONFIRMED,
                                "tono"),
                        new ProposalReviewed(null, "wati"),
                        new ProposalApproved(DECREE, "bupati"),
                        new ProposalSent(TODAY),
                        new MinistryAnswered(true, null, TODAY),
                        new GroundChecked(true, TODAY, "BPS"))
                .subList(0, steps)
                .toArray(ProposalEvent[]::new);
    }
}
