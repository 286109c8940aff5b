package id.dinsos.registry.proposal;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.evidence.Evidence;
import id.dinsos.registry.evidence.EvidenceDecider;
import id.dinsos.registry.evidence.EvidenceEvent;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.ProposalBodies.DeliberationBody;
import id.dinsos.registry.proposal.ProposalBodies.NewProposal;
import id.dinsos.registry.proposal.ProposalBodies.ReasonBody;
import id.dinsos.registry.proposal.ProposalBodies.RepairBody;
import id.dinsos.registry.proposal.ProposalBodies.SubmissionBody;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A proposal as the village, the ward or the citizen's desk works on it. */
@Path("/v1/proposals")
public class ProposalResource {
    private final EventStore store;
    private final CommandHandler handler;
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final ProposalProcess process;
    private final DraftProcess drafts;
    private final ProposalKinds kinds;
    private final RegionStore regions;
    private final ReadLogStore reads;
    private final OfficeDay days;
    private final Caller caller;

    public ProposalResource(
            EventStore store,
            CommandHandler handler,
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Aggregate<EvidenceDecider.Command, Evidence, EvidenceEvent> evidence,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            ProposalKinds kinds,
            RegionStore regions,
            ReadLogStore reads,
            OfficeDay days,
            Caller caller) {
        this.store = store;
        this.handler = handler;
        this.proposals = proposals;
        this.process = new ProposalProcess(proposals, households, evidence);
        this.drafts = new DraftProcess(proposals, households, persons);
        this.kinds = kinds;
        this.regions = regions;
        this.reads = reads;
        this.days = days;
        this.caller = caller;
    }

    @POST
    public Uni<Response> draft(NewProposal body) {
        caller.require("registrar", "officer");
        UUID id = body.id() == null ? caller.newId("DraftProposal") : body.id();
        var command = body.command(id, caller.actor());
        RegionCode village = RegionCode.of(command.about().region());
        var request = caller.requestRepeatable(village, "DraftProposal", body);
        boolean known = regions.exists(village);
        return handler.handle(
                        "DraftProposal",
                        List.of(id),
                        id,
                        unit -> {
                            if (!known) {
                                throw RefusedException.of(
                                        ProposalCode.PROPOSAL_HOUSEHOLD_UNKNOWN,
                                        "no village has this code today");
                            }
                            drafts.draft(unit, id, command);
                        },
                        request)
                .map(done -> Answers.created("/v1/proposals", done));
    }

    /** What each kind asks for, with its steps and an objection's days. */
    @GET
    @Path("/kinds")
    public ProposalKinds kinds() {
        return kinds;
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@RestPath UUID id) {
        caller.require("registrar", "officer", "supervisor", "auditor", "approver");
        return store.load(id)
                .flatMap(stream -> {
                    if (!(stream.fold(proposals.decider()) instanceof Filed filed)
                            || !caller.covers(filed.about().region())) {
                        throw RefusedException.of(
                                ProposalCode.PROPOSAL_UNKNOWN, "there is no such proposal");
                    }
                    return reads.read(caller.actor(), "proposal", List.of(filed.who().subject()))
                            .replaceWith(
                                    Answers.found(
                                            ProposalAnswer.of(
                                                    id,
                                                    filed,
                                                    PersonStore.mayName(caller),
                                                    days.today()),
                                            stream.version()));
                });
    }

    /** Hands it in: from here its steps are fixed, and an objection's days begin. */
    @POST
    @Path("/{id}/submission")
    public Uni<Response> submit(@RestPath UUID id, @Nullable SubmissionBody body) {
        caller.require("registrar", "officer");
        LocalDate said = body == null ? null : body.receivedOn();
        LocalDate on = said == null ? days.today() : said;
        if (on.isAfter(days.today()) || on.isBefore(days.today().minusYears(1))) {
            throw RefusedException.of(
                    ProposalCode.PROPOSAL_DAY_WRONG, "it was handed in within the last year");
        }
        return change("SubmitProposal", id, only(id, new ProposalCommand.Submit(on)));
    }

    @POST
    @Path("/{id}/deliberation")
    public Uni<Response> deliberate(@RestPath UUID id, DeliberationBody body) {
        caller.require("registrar", "officer");
        var command = body.command(days.today());
        return change("Deliberate", id, unit -> process.deliberate(unit, id, command));
    }

    /** What the civil registry did not find, put right by the village. */
    @POST
    @Path("/{id}/repair")
    public Uni<Response> repair(@RestPath UUID id, RepairBody body) {
        caller.require("registrar", "officer");
        var command = body.command();
        return change("RepairProposal", id, unit -> drafts.repair(unit, id, command));
    }

    @POST
    @Path("/{id}/withdrawal")
    public Uni<Response> withdraw(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar", "officer");
        return change(
                "WithdrawProposal",
                id,
                only(id, new ProposalCommand.Withdraw(body.checked(), caller.actor())));
    }

    private Consumer<UnitOfWork> only(UUID id, ProposalCommand command) {
        return unit -> unit.require(proposals, id, command);
    }

    private Uni<Response> change(String operation, UUID id, Consumer<UnitOfWork> work) {
        return handler.handle(operation, List.of(id), id, work, caller.requestIfMatch())
                .map(Answers::changed);
    }
}
