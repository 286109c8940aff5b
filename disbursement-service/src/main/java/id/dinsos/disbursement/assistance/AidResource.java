package id.dinsos.disbursement.assistance;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.assistance.Aid.Known;
import id.dinsos.disbursement.assistance.AidStore.AidLine;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Fields;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Aid in money that cases have asked for. */
@Path("/v1/assistance")
public class AidResource {
    private static final String LIST = "assistance";
    private static final int MAX_WORDS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final AidStore asked;
    private final Views views;
    private final Pages pages;

    public AidResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            AidStore asked,
            Views views,
            Pages pages) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.asked = asked;
        this.views = views;
        this.pages = pages;
    }

    @GET
    public Uni<Pages.Page<AidLine>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("state") Aid.@Nullable Stage state,
            @QueryParam("decree") @DefaultValue("") String decree,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known ->
                        asked.asked(
                                mine.code(),
                                state == null ? "" : state.name(),
                                decree,
                                after,
                                size + 1))
                .map(lines -> pages.page(LIST, lines, size, one -> Pages.place(one.id())));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(AidPublisher.AID.decider()) instanceof Known known)
                            || !caller.covers(known.asked().owner())) {
                        throw RefusedException.of(
                                AidCode.AID_NOT_FOUND, "no case has asked for this");
                    }
                    return Answers.found(AidAnswer.of(id, known), stream.version());
                });
    }

    /** It is not given, with a reason that the case hears. */
    @POST
    @Path("/{id}/refusal")
    public Uni<Response> refuse(@PathParam("id") UUID id, RefusalBody body) {
        caller.require("preparer");
        Fields fields = new Fields();
        Aid.Reason reason = fields.choice("/reason", body.reason(), Aid.Reason.class);
        String note = fields.prose("/note", body.note(), 0, MAX_WORDS);
        fields.check();
        return handler.handle(
                        AidPublisher.AID,
                        id,
                        new AidCommand.Refuse(reason, note, caller.actor()),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    /** Why it is not given. */
    public record RefusalBody(@Nullable String reason, @Nullable String note) {}

    /** Aid as callers see it. */
    public record AidAnswer(
            UUID id,
            Asked asked,
            Aid.Stage state,
            @Nullable UUID listId,
            Aid.@Nullable Reason reason,
            @Nullable UUID paymentId) {
        static AidAnswer of(UUID id, Known known) {
            return new AidAnswer(
                    id,
                    known.asked(),
                    known.stage(),
                    known.list(),
                    known.reason(),
                    known.stage() == Aid.Stage.INSTRUCTED ? Aid.paymentOf(id) : null);
        }
    }
}
