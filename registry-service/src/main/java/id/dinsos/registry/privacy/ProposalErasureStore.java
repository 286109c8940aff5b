package id.dinsos.registry.privacy;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.proposal.Proposal;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.ProposalCommand;
import id.dinsos.registry.proposal.ProposalEvent;
import id.dinsos.registry.proposal.ProposalView;
import id.dinsos.registry.search.BlindIndex;
import id.dinsos.registry.search.ErasureStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the proposals that speak of somebody, and takes out of them who it was. The table knows
 * which may; what is said there decides.
 */
@Singleton
public class ProposalErasureStore {
    /**
     * One without a number names the family by its head. What lies under another's key is theirs.
     */
    private static final String MAY_SPEAK =
            """
            select id, subject from view_proposal.proposal where subject = $1
            union
            select id, subject from view_proposal.proposal where nik = any($2) and subject = id
            union
            select id, subject from view_proposal.proposal
            where nik is null and household_id = any($3) and subject = id
            order by id
            """;

    /**
     * A paper that stands in somebody else's proposal, too, shows more than one family; not where
     * that proposal names nobody any more.
     */
    private static final String SHOWN =
            """
            select distinct shown from view_proposal.proposal p cross join unnest(p.shows) shown
            where p.id = any($1) and not exists (select from view_proposal.proposal o
                where o.region = p.region and o.id <> all($1) and shown = any(o.shows)
                and not exists (select from subject_key k
                    where k.subject_id = o.id and k.wrapped_key is null))
            """;

    private static final String MOVED =
            "select 1 from event where stream_id = $1 and version > $2 limit 1";

    private final EventStore store;
    private final BlindIndex index;
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;

    public ProposalErasureStore(
            EventStore store,
            BlindIndex index,
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals) {
        this.store = store;
        this.index = index;
        this.proposals = proposals;
    }

    /**
     * @param record of the person, read while their key was there
     */
    public Uni<List<Stream>> about(Stream record) {
        Traces traces = Traces.of(record);
        return store.pool()
                .preparedQuery(MAY_SPEAK)
                .execute(
                        Tuple.of(
                                record.id(),
                                traces.once().stream()
                                        .map(nik -> index.ofNumber("nik", nik))
                                        .toArray(UUID[]::new),
                                traces.headed().toArray(UUID[]::new)))
                .flatMap(rows -> {
                    Set<UUID> perhaps = new LinkedHashSet<>();
                    Set<UUID> sure = new HashSet<>();
                    for (Row row : rows) {
                        perhaps.add(row.getUUID("id"));
                        if (row.getUUID("subject").equals(record.id())) {
                            sure.add(row.getUUID("id"));
                        }
                    }
                    return store.loadAll(perhaps)
                            .map(streams ->
                                    perhaps.stream()
                                            .map(id -> Objects.requireNonNull(streams.get(id)))
                                            .filter(one ->
                                                    sure.contains(one.id()) || speaks(traces, one))
                                            .toList());
                });
    }

    private boolean speaks(Traces traces, Stream proposal) {
        return proposal.fold(proposals.decider()) instanceof Filed filed
                && filed.who().content() != null
                && traces.speak(filed.who().content(), filed.about().householdId());
    }

    /** Photos and forms of the visits that show these families alone. */
    public Uni<List<UUID>> shown(Collection<UUID> proposals) {
        return store.pool()
                .preparedQuery(SHOWN)
                .execute(Tuple.of(proposals.toArray(UUID[]::new)))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("shown")));
                    return found;
                });
    }

    /**
     * The steps it took stay, without a name. False, and nothing is done, where something has
     * happened to it since it was read: by now it may speak of somebody else. That is asked when
     * the view is held, for the wait for it may be long.
     */
    public Uni<Boolean> erase(Stream proposal) {
        return store.pool()
                .withTransaction(tx ->
                        ErasureStore.held(tx, ProposalView.NAME)
                                .flatMap(schemas ->
                                        tx.preparedQuery(MOVED)
                                                .execute(
                                                        Tuple.of(proposal.id(), proposal.version()))
                                                .flatMap(moved ->
                                                        moved.rowCount() > 0
                                                                ? Uni.createFrom().item(false)
                                                                : forget(tx, schemas, proposal.id())
                                                                        .replaceWith(true))));
    }

    private Uni<Void> forget(SqlConnection tx, List<String> schemas, UUID proposal) {
        Uni<Void> done = store.keys().erase(tx, proposal);
        for (String schema : schemas) {
            String forget = "update " + schema + ".proposal set nik = null where id = $1";
            done =
                    done.chain(() ->
                            tx.preparedQuery(forget).execute(Tuple.of(proposal)).replaceWithVoid());
        }
        return done;
    }
}
