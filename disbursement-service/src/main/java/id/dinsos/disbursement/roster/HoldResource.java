package id.dinsos.disbursement.roster;

import static id.dinsos.eventstore.work.Await.await;

import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.roster.Chunk.Frozen;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a frozen roster holds back: findings that a preparer may release with a reason, before the
 * roster is submitted, and those who wait for a place in the quota. Who releases has had a hand in
 * the roster and does not approve it.
 */
@Path("/v1/runs/{id}")
public class HoldResource {
    private static final int MOST = 1_000;

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunStore runs;
    private final RosterProcess process = new RosterProcess(RunPublisher.RUN, ChunkPublisher.CHUNK);

    public HoldResource(Caller caller, CommandHandler handler, EventStore store, RunStore runs) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
    }

    /** Why a hold is released. */
    public record ReleaseBody(@Nullable String reason) {}

    @POST
    @Path("/holds/{beneficiary}/release")
    public Uni<Response> release(
            @PathParam("id") UUID id,
            @PathParam("beneficiary") UUID beneficiary,
            ReleaseBody body) {
        caller.require("preparer");
        String by = caller.actor();
        Fields fields = new Fields();
        String reason = fields.prose("/reason", body.reason(), 1, 500);
        fields.check();
        ChunkCommand.Release release = new ChunkCommand.Release(beneficiary, reason, by);
        return handler.handle(
                        "Release",
                        List.of(id),
                        id,
                        unit -> process.release(unit, id, release),
                        caller.requestIfMatch())
                .map(Answers::changed);
    }

    /** Who waits for a place, the first to fill a vacancy first. */
    @GET
    @Path("/waiting-list")
    @RunOnVirtualThread
    public WaitingList waiting(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        Opened run = await(runs.get(id, caller)).run();
        List<WaitingBeneficiary> places = new ArrayList<>();
        for (int number = 0; number < run.chunks(); number++) {
            if (await(store.load(Chunk.idOf(id, number))).fold(ChunkPublisher.CHUNK.decider())
                    instanceof Frozen chunk) {
                for (Row row : chunk.rows()) {
                    Integer place = chunk.waiting().get(row.beneficiary());
                    if (place != null && row.clauses().contains(ClauseText.WAITING_LIST)) {
                        places.add(new WaitingBeneficiary(place, row.beneficiary(), row.region()));
                    }
                }
            }
        }
        places.sort(Comparator.comparingInt(WaitingBeneficiary::place));
        return new WaitingList(
                places.size(), List.copyOf(places.subList(0, Math.min(MOST, places.size()))));
    }

    /** How many wait, and the first thousand of them. */
    public record WaitingList(int waiting, List<WaitingBeneficiary> items) {}

    /** One on the waiting list. */
    public record WaitingBeneficiary(int place, UUID beneficiaryId, String region) {}
}
