package id.dinsos.cases.referral;

import id.dinsos.cases.desk.CaseDossier;
import id.dinsos.cases.desk.CaseStore;
import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.Case;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.referral.Referral.Asked;
import id.dinsos.cases.referral.Referral.Offered;
import id.dinsos.cases.referral.ReferralEvent.Reason;
import id.dinsos.cases.referral.ReferralForm.Discharge;
import id.dinsos.cases.referral.ReferralForm.Offer;
import id.dinsos.cases.referral.ReferralForm.Wanted;
import id.dinsos.cases.referral.ReferralForm.Why;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Referrals and transfers, for both sides; what is disclosed is read here and nowhere else. */
@Path("/v1/referrals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReferralResource {
    private static final Aggregate<ReferralDecider.Command, Referral, ReferralEvent> REFERRALS =
            ReferralDecider.aggregate();

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final ReferralProcess process;
    private final CaseProcess cases;
    private final CaseStore rows;
    private final ReferralStore referrals;
    private final DeskResource desk;

    public ReferralResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            ReferralProcess process,
            CaseProcess cases,
            CaseStore rows,
            ReferralStore referrals,
            DeskResource desk) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = process;
        this.cases = cases;
        this.rows = rows;
        this.referrals = referrals;
        this.desk = desk;
    }

    @POST
    public Uni<Response> offer(Offer body) {
        caller.require("officer", "supervisor");
        Request now = caller.request();
        UUID subject = caller.newId("referral-subject");
        Terms terms = body.checked(subject, now.at());
        Reason reason = body.words();
        Reader reader = desk.reader();
        UUID asked = body.request();
        UUID id = asked == null ? caller.newId("offer-referral") : asked;
        Request request =
                caller.requestOnce(caller.region(), "offer-referral", body).underOwnRules();
        return commands.handle(
                        "offer-referral",
                        List.of(id, terms.caseId()),
                        id,
                        unit -> {
                            if (asked == null) {
                                process.offer(unit, id, terms, reason, reader, request.at());
                            } else {
                                process.answer(unit, id, terms, reason, reader, request.at());
                            }
                        },
                        request)
                .map(done -> Answers.created("/v1/referrals", done));
    }

    /** Asks another office for a case, in words: which cases it has is told to nobody. */
    @POST
    @Path("requests")
    public Uni<Response> ask(Wanted body) {
        caller.require("officer", "supervisor");
        UUID subject = caller.newId("referral-subject");
        var ask = body.checked(caller.region().code(), subject, caller.request().at());
        Request request = caller.requestOnce(caller.region(), "ask-referral", body);
        return commands.begin(REFERRALS, caller.newId("ask-referral"), ask, request)
                .map(done -> Answers.created("/v1/referrals", done));
    }

    /** What was offered to the caller's office, and what it asks for or is asked for. */
    @GET
    public Uni<List<ReferralStore.Line>> offered() {
        caller.require("officer", "supervisor");
        return referrals.offered(
                caller.region().code(), caller.request().at(), desk.reader().supervises());
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request request = caller.request();
        return both(id).map(unit -> {
            ReferralAnswer answer =
                    unit.state(REFERRALS, id) instanceof Asked asked
                            ? ReferralAnswer.of(
                                    id, ReferralProcess.seen(asked, reader), request.at())
                            : ReferralAnswer.of(
                                    id, process.seen(unit, id, reader, request.at()), request.at());
            return Response.fromResponse(Answers.found(answer, unit.stream(id).version()))
                    .header("Cache-Control", "no-store")
                    .build();
        });
    }

    @POST
    @Path("{id}/acceptance")
    public Uni<Response> accept(@PathParam("id") UUID id) {
        return desk.step(
                "accept-referral",
                id,
                (unit, request, reader) -> process.accept(unit, id, reader, request.at()));
    }

    @POST
    @Path("{id}/refusal")
    public Uni<Response> decline(@PathParam("id") UUID id, Why body) {
        String reason = body.checked();
        return desk.step(
                "decline-referral",
                id,
                (unit, request, reader) -> process.decline(unit, id, reason, reader, request.at()));
    }

    @POST
    @Path("{id}/admission")
    public Uni<Response> admit(@PathParam("id") UUID id) {
        return desk.step(
                "admit-referral",
                id,
                (unit, request, reader) -> process.admit(unit, id, reader, request.at()));
    }

    @POST
    @Path("{id}/discharge")
    public Uni<Response> discharge(@PathParam("id") UUID id, Discharge body) {
        String outcome = body.checked();
        return desk.step(
                "discharge-referral",
                id,
                (unit, request, reader) ->
                        process.discharge(unit, id, outcome, reader, request.at()));
    }

    @POST
    @Path("{id}/revocation")
    public Uni<Response> revoke(@PathParam("id") UUID id, Why body) {
        String reason = body.checked();
        return desk.step(
                "revoke-referral",
                id,
                (unit, request, reader) -> process.revoke(unit, id, reason, reader, request.at()));
    }

    /** The person takes the consent back: reading ends. */
    @POST
    @Path("{id}/consent-withdrawal")
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return desk.step(
                "withdraw-consent",
                id,
                (unit, request, reader) -> process.withdrawConsent(unit, id, reader, request.at()));
    }

    /** What the other office may read of the case; the read is on record before the answer. */
    @GET
    @Path("{id}/disclosure")
    @APIResponse(
            responseCode = "200",
            description = "What the offer discloses.",
            content = @Content(schema = @Schema(implementation = Disclosure.class)))
    public Uni<Response> disclosure(@PathParam("id") UUID id) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return both(id).flatMap(
                        unit -> {
                            Offered state = process.disclosed(unit, id, reader, now.at());
                            return store.load(state.terms().caseId())
                                    .flatMap(stream -> {
                                        if (!(stream.fold(cases.cases().decider())
                                                instanceof Case.Opened opened)) {
                                            throw RefusedException.of(
                                                    ReferralCode.REFERRAL_UNKNOWN,
                                                    "there is no case");
                                        }
                                        Set<Terms.Field> fields = EnumSet.noneOf(Terms.Field.class);
                                        fields.addAll(state.terms().fields());
                                        return desk.recorded(
                                                        stream.id(),
                                                        opened.origin().owner(),
                                                        CaseRead.Purpose.REFERRAL,
                                                        id)
                                                .map(x ->
                                                        Disclosure.of(
                                                                id,
                                                                CaseDossier.brief(opened, stream),
                                                                fields));
                                    });
                        })
                .map(shown -> Response.ok(shown).header("Cache-Control", "no-store").build());
    }

    /** Who has read what was disclosed: for the office whose case it is. */
    @GET
    @Path("{id}/ledger")
    public Uni<Ledger> ledger(
            @PathParam("id") UUID id, @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor", "auditor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return rows.reached(position)
                .flatMap(x -> both(id))
                .flatMap(unit -> {
                    Offered state = process.sent(unit, id, reader, now.at());
                    return rows.reads(state.terms().caseId(), id)
                            .map(reads ->
                                    new Ledger(
                                            state.terms().consent().name(),
                                            ReferralAnswer.words(state.reason()),
                                            state.terms().toOffice(),
                                            state.terms().fields(),
                                            state.readable(),
                                            reads));
                });
    }

    /** The referral with its case. */
    private Uni<UnitOfWork> both(UUID id) {
        return store.open(List.of(id))
                .flatMap(unit ->
                        unit.state(REFERRALS, id) instanceof Offered state
                                ? store.open(List.of(id, state.terms().caseId()))
                                : Uni.createFrom().item(unit));
    }

    /** What was disclosed on which ground, whether it still is, and who has read it. */
    public record Ledger(
            String consent,
            @Nullable String reason,
            String toOffice,
            List<Terms.Field> fields,
            boolean readable,
            List<CaseStore.Read> reads) {}
}
