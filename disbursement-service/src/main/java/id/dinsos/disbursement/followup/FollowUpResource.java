package id.dinsos.disbursement.followup;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.followup.FollowUp.Kind;
import id.dinsos.disbursement.followup.FollowUp.LeftOut;
import id.dinsos.disbursement.followup.FollowUp.Plan;
import id.dinsos.disbursement.followup.FollowUp.Prepared;
import id.dinsos.disbursement.followup.FollowUpBodies.NoteBody;
import id.dinsos.disbursement.followup.FollowUpBodies.PrepareBody;
import id.dinsos.disbursement.followup.FollowUpStore.Chosen;
import id.dinsos.disbursement.followup.SettledLineStore.SettledLine;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What two officers do about payments of a run, or of the list of a decree, after the first answer
 * of the bank.
 */
@Path("/v1/follow-ups")
public class FollowUpResource {
    private static final String LIST = "follow-ups";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final FollowedStore runs;
    private final FollowUpStore payments;
    private final SettledLineStore lines;
    private final FollowUpView view;
    private final Views views;
    private final Pages pages;
    private final FollowUpJob job;

    public FollowUpResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            FollowedStore runs,
            FollowUpStore payments,
            SettledLineStore lines,
            FollowUpView view,
            Views views,
            Pages pages,
            FollowUpJob job) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.payments = payments;
        this.lines = lines;
        this.view = view;
        this.views = views;
        this.pages = pages;
        this.job = job;
    }

    /**
     * Chooses by code and region, or by name; a dry run only counts. Where codes are named, a new
     * attempt is also for what is held.
     */
    @POST
    public Uni<Response> prepare(
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, PrepareBody body) {
        caller.require("preparer");
        return runs.get(body.runId(), caller)
                .flatMap(known ->
                        views.upToDate("ledger", PATIENCE)
                                .flatMap(position -> line(body))
                                .flatMap(line ->
                                        chosen(body, line)
                                                .flatMap(some ->
                                                        dryRun
                                                                ? counted(some)
                                                                : prepare(
                                                                        known, body, line, some))));
    }

    private static Uni<Response> counted(List<Chosen> some) {
        return Uni.createFrom().item(Response.ok(Choice.of(some)).build());
    }

    private Uni<Response> prepare(
            Followed run, PrepareBody body, Optional<SettledLine> line, List<Chosen> some) {
        UUID id = caller.newId("follow-up");
        Plan plan =
                new Plan(
                        run.id(),
                        run.budget(),
                        run.owner(),
                        body.kind(),
                        some.stream().map(Chosen::id).toList(),
                        some.stream().mapToLong(Chosen::amountRupiah).sum(),
                        body.reason(),
                        body.letter(),
                        body.outcome(),
                        body.bankReference(),
                        caller.actor(),
                        line.map(SettledLine::line).orElse(null));
        return handler.handle(
                        FollowUpDecider.FOLLOW_UP,
                        id,
                        new FollowUpCommand.Prepare(plan),
                        caller.requestOnce(RegionCode.of(plan.owner()), "follow-up", body))
                .map(done -> Answers.created("/v1/follow-ups", done));
    }

    /** The bank's line that is to be settled, and the payments of its transfer. */
    private Uni<Optional<SettledLine>> line(PrepareBody body) {
        UUID id = body.contradictionId();
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : lines.find(id, caller).map(Optional::of);
    }

    private Uni<List<Chosen>> chosen(PrepareBody body, Optional<SettledLine> line) {
        List<UUID> named = line.map(SettledLine::payments).orElse(body.payments());
        return payments.choice(body.runId(), named, states(body), body.region())
                .map(some ->
                        some.stream()
                                .filter(one ->
                                        body.codes().isEmpty() || body.codes().contains(one.code()))
                                .toList());
    }

    /** In which payments are chosen that nobody names; corrections name theirs. */
    private static Set<PaymentState> states(PrepareBody body) {
        return switch (body.kind()) {
            // Only a code tells what is held for a cure from what a person holds.
            case RETRY ->
                    body.codes().isEmpty()
                            ? Set.of(PaymentState.FAILED, PaymentState.RETURNED)
                            : Set.of(PaymentState.FAILED, PaymentState.RETURNED, PaymentState.HELD);
            case HOLD -> Set.of(PaymentState.INSTRUCTED);
            case RESUME -> Set.of(PaymentState.HELD);
            case CANCEL, LAPSE ->
                    Set.of(PaymentState.HELD, PaymentState.FAILED, PaymentState.RETURNED);
            case RELEASE_ENTITLEMENT -> Set.of(PaymentState.CANCELLED, PaymentState.LAPSED);
            case CORRECT -> Set.of();
        };
    }

    @POST
    @Path("/{id}/approval")
    public Uni<Response> approve(@PathParam("id") UUID id, @Nullable NoteBody body) {
        caller.require("approver");
        return decide(id, new FollowUpCommand.Approve(caller.actor(), NoteBody.text(body)))
                .invoke(done -> job.ask(id))
                .map(Answers::changed);
    }

    @POST
    @Path("/{id}/rejection")
    public Uni<Response> reject(@PathParam("id") UUID id, @Nullable NoteBody body) {
        caller.require("approver", "preparer");
        return decide(id, new FollowUpCommand.Reject(caller.actor(), NoteBody.text(body)))
                .map(Answers::changed);
    }

    private Uni<Done> decide(UUID id, FollowUpCommand command) {
        return handler.handle(FollowUpDecider.FOLLOW_UP, id, command, caller.requestIfMatch());
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(FollowUpDecider.FOLLOW_UP.decider()) instanceof Prepared one)
                            || !caller.covers(one.plan().owner())) {
                        throw RefusedException.of(
                                FollowUpCode.FOLLOW_UP_NOT_FOUND, "there is no such follow-up");
                    }
                    return Answers.found(FollowUpAnswer.of(id, one), stream.version());
                });
    }

    @GET
    public Uni<FollowUpList> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("run") @DefaultValue("") String run,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(position -> view.of(mine.code(), run, after, size + 1))
                .map(ids -> pages.page(LIST, ids, size, Pages::place))
                .flatMap(page ->
                        store.loadAll(page.items())
                                .map(streams ->
                                        new FollowUpList(
                                                page.items().stream()
                                                        .map(streams::get)
                                                        .map(Objects::requireNonNull)
                                                        .map(FollowUpResource::answer)
                                                        .toList(),
                                                page.next())));
    }

    private static FollowUpAnswer answer(id.dinsos.eventstore.rules.Stream stream) {
        return FollowUpAnswer.of(
                stream.id(), (Prepared) stream.fold(FollowUpDecider.FOLLOW_UP.decider()));
    }

    /** What a follow-up would be about. */
    public record Choice(int payments, long amountRupiah, Map<String, Long> byCode) {
        static Choice of(List<Chosen> some) {
            return new Choice(
                    some.size(),
                    some.stream().mapToLong(Chosen::amountRupiah).sum(),
                    some.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Chosen::code, TreeMap::new, Collectors.counting())));
        }
    }

    /** A follow-up as callers see it. */
    public record FollowUpAnswer(
            UUID id,
            UUID runId,
            Kind kind,
            FollowUp.Stage state,
            String reason,
            String letter,
            String by,
            @Nullable UUID contradictionId,
            int payments,
            long amountRupiah,
            int seen,
            int done,
            List<LeftOut> leftOut,
            List<UUID> bankFiles) {
        static FollowUpAnswer of(UUID id, Prepared one) {
            Plan plan = one.plan();
            return new FollowUpAnswer(
                    id,
                    plan.run(),
                    plan.kind(),
                    one.stage(),
                    plan.reason(),
                    plan.letter(),
                    plan.by(),
                    plan.settles() == null ? null : plan.settles().contradiction(),
                    plan.payments().size(),
                    plan.amountRupiah(),
                    one.seen(),
                    one.done(),
                    one.leftOut(),
                    one.files());
        }
    }

    /** A page of follow-ups. */
    public record FollowUpList(List<FollowUpAnswer> items, @Nullable String next) {}
}
