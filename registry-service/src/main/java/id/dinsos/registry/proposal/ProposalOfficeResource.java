package id.dinsos.registry.proposal;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.evidence.Evidence;
import id.dinsos.registry.evidence.EvidenceDecider;
import id.dinsos.registry.evidence.EvidenceEvent;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.proposal.ProposalBodies.CivilBody;
import id.dinsos.registry.proposal.ProposalBodies.FieldBody;
import id.dinsos.registry.proposal.ProposalBodies.ReasonBody;
import id.dinsos.registry.proposal.ProposalBodies.ReviewBody;
import id.dinsos.registry.proposal.ProposalBodies.VerifierBody;
import id.dinsos.registry.proposal.ProposalEndBodies.EffectBody;
import id.dinsos.registry.proposal.ProposalEndBodies.GroundBody;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;

/** A proposal as the office works on it: checks, visits, reviews, and what comes into force. */
@Path("/v1/proposals/{id}")
public class ProposalOfficeResource {
    private final CommandHandler handler;
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final ProposalProcess process;
    private final OfficeDay days;
    private final Caller caller;

    public ProposalOfficeResource(
            CommandHandler handler,
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence,
            OfficeDay days,
            Caller caller) {
        this.handler = handler;
        this.proposals = proposals;
        this.process = new ProposalProcess(proposals, households, evidence);
        this.days = days;
        this.caller = caller;
    }

    /** What the civil registry answered, attribute by attribute. */
    @POST
    @Path("/civil-check")
    public Uni<Response> civil(@RestPath UUID id, CivilBody body) {
        caller.require("registrar");
        return change("CheckCivil", id, only(id, body.command(days.today())));
    }

    /** Names who visits the family. */
    @POST
    @Path("/verifier")
    public Uni<Response> verifier(@RestPath UUID id, VerifierBody body) {
        caller.require("registrar", "supervisor");
        return change("NameVerifier", id, only(id, body.command()));
    }

    /** What a visit found, with photos and where it was. */
    @POST
    @Path("/field-verification")
    public Uni<Response> field(@RestPath UUID id, FieldBody body) {
        caller.require("registrar", "officer");
        var command = body.command(caller.actor(), days.today());
        return change("VerifyField", id, unit -> process.verify(unit, id, command));
    }

    @POST
    @Path("/review")
    public Uni<Response> review(@RestPath UUID id, ReviewBody body) {
        caller.require("registrar", "supervisor");
        return change("ReviewProposal", id, only(id, body.command(caller.actor())));
    }

    /** By the reviewer to another visit, by the regent to another review. */
    @POST
    @Path("/return")
    public Uni<Response> giveBack(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar", "supervisor", "approver");
        return change(
                "ReturnProposal",
                id,
                only(id, new ProposalCommand.Return(body.checked(), caller.actor())));
    }

    /** What Statistics Indonesia found on the ground. */
    @POST
    @Path("/ground-check")
    public Uni<Response> ground(@RestPath UUID id, GroundBody body) {
        caller.require("registrar");
        return change("CheckGround", id, only(id, body.command(days.today())));
    }

    /** The version of the list in which it stands is in force: the family changes with it. */
    @POST
    @Path("/effect")
    public Uni<Response> effect(@RestPath UUID id, EffectBody body) {
        caller.require("registrar");
        String version = body.release();
        LocalDate said = days.effective(body.on());
        LocalDate on = said == null ? days.today() : said;
        return change(
                "TakeEffect",
                id,
                unit ->
                        process.takeEffect(
                                unit, id, version, on, body.householdId(), body.ranking()));
    }

    /** Puts back what it changed. */
    @POST
    @Path("/reversal")
    public Uni<Response> reverse(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar");
        var command =
                new ProposalCommand.Reverse(body.checked(), body.evidenceId(), caller.actor());
        return change("ReverseProposal", id, unit -> process.reverse(unit, id, command));
    }

    private Consumer<UnitOfWork> only(UUID id, ProposalCommand command) {
        return unit -> unit.require(proposals, id, command);
    }

    /** What it changes of a family rests on the proposal, and the family's history says so. */
    private Uni<Response> change(String operation, UUID id, Consumer<UnitOfWork> work) {
        var request = caller.requestIfMatch().restingOn("usulan " + id);
        return handler.handle(operation, List.of(id), id, work, request).map(Answers::changed);
    }
}
