package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankFileResource.BankFileAnswer;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The bank files of a run: none until they are made, some seconds after the instruction. */
@Path("/v1/runs/{id}/bank-files")
public class RunFilesResource {
    private final Caller caller;
    private final EventStore store;

    public RunFilesResource(Caller caller, EventStore store) {
        this.caller = caller;
        this.store = store;
    }

    @GET
    public Uni<List<BankFileAnswer>> list(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(RunPublisher.RUN.decider()) instanceof Opened run)
                            || !caller.covers(run.plan().owner())) {
                        throw RefusedException.of(RunCode.RUN_NOT_FOUND, "there is no such run");
                    }
                    return run.payout().files();
                })
                .flatMap(this::withReplacements);
    }

    /** A file that was given up is followed by the one in its place. */
    private Uni<List<BankFileAnswer>> withReplacements(List<UUID> ids) {
        return store.loadAll(ids)
                .map(streams -> answers(ids, streams))
                .flatMap(some -> {
                    List<UUID> more =
                            some.stream().flatMap(one -> one.replacedBy().stream()).toList();
                    return more.isEmpty()
                            ? Uni.createFrom().item(some)
                            : withReplacements(more)
                                    .map(later ->
                                            Stream.concat(some.stream(), later.stream()).toList());
                });
    }

    private static List<BankFileAnswer> answers(
            List<UUID> ids, Map<UUID, id.dinsos.eventstore.rules.Stream> streams) {
        return ids.stream()
                .map(id -> {
                    id.dinsos.eventstore.rules.Stream stream =
                            Objects.requireNonNull(streams.get(id));
                    return BankFileAnswer.of(
                            id, (Made) stream.fold(BankFileDecider.BANK_FILE.decider()));
                })
                .toList();
    }
}
