package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseAccess;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases that may be one with another, shown to whoever works on it, with what speaks for it. */
@Path(CaseResource.PATH + "/{id}/doubles")
@Produces(MediaType.APPLICATION_JSON)
public class CaseDoublesResource {
    private final Caller caller;
    private final EventStore store;
    private final CaseProcess process;
    private final CaseStore cases;
    private final DeskResource desk;

    public CaseDoublesResource(
            Caller caller,
            EventStore store,
            CaseProcess process,
            CaseStore cases,
            DeskResource desk) {
        this.caller = caller;
        this.store = store;
        this.process = process;
        this.cases = cases;
        this.desk = desk;
    }

    /** What may be the same, told before; of what the caller may not know there is nothing. */
    @GET
    public Uni<List<Likely>> doubles(
            @PathParam("id") UUID id, @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "supervisor");
        Reader reader = desk.reader();
        Request now = caller.request();
        return cases.reached(position)
                .flatMap(x -> store.open(List.of(id)))
                .flatMap(unit -> {
                    Opened mine = process.open(unit, id, reader, now.at());
                    return cases.doubles(id, mine, reader)
                            .flatMap(lines ->
                                    store.open(lines.stream().map(CaseStore.Line::id).toList())
                                            .map(others ->
                                                    likely(lines, mine, others, reader, now)));
                });
    }

    private List<Likely> likely(
            List<CaseStore.Line> lines,
            Opened mine,
            UnitOfWork others,
            Reader reader,
            Request now) {
        List<Likely> likely = new ArrayList<>();
        for (CaseStore.Line line : lines) {
            if (others.state(process.cases(), line.id()) instanceof Opened other) {
                boolean readable =
                        CaseAccess.sight(other, reader, now.at()) == CaseAccess.Sight.ALL;
                List<Likeness.Because> why = Likeness.of(mine, other, readable);
                if (!why.isEmpty()) {
                    likely.add(
                            new Likely(
                                    line.id(),
                                    line.kind(),
                                    line.state(),
                                    line.priority(),
                                    line.receivedAt(),
                                    why.stream().map(Enum::name).toList()));
                }
            }
        }
        return likely;
    }

    /** A case that may be the same, and what speaks for it. */
    public record Likely(
            UUID id,
            String kind,
            String state,
            String priority,
            Instant receivedAt,
            List<String> because) {}
}
