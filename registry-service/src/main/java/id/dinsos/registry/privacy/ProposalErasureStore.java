package id.dinsos.registry.privacy;

import id.dinsos.eventstore.log.EventStore;
import id.dinsos.registry.search.BlindIndex;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds the proposals that speak of somebody, and takes out of them who it was. */
@Singleton
public class ProposalErasureStore {
    /** One without a number names the family by its head. */
    private static final String ABOUT =
            """
            select id, shows from view_proposal.proposal
            where subject = $1 or nik = any($2) or nik is null and household_id = any($3)
            order by id
            """;

    private static final String FORGET =
            "update view_proposal.proposal set nik = null where id = $1";

    private final EventStore store;
    private final BlindIndex index;

    public ProposalErasureStore(EventStore store, BlindIndex index) {
        this.store = store;
        this.index = index;
    }

    /**
     * @param person under whose key some of them lie
     * @param niks all that the person ever had
     * @param headed families that the person headed
     */
    public Uni<List<Spoken>> about(UUID person, Collection<String> niks, Collection<UUID> headed) {
        return store.pool()
                .preparedQuery(ABOUT)
                .execute(
                        Tuple.of(
                                person,
                                niks.stream()
                                        .map(nik -> index.ofNumber("nik", nik))
                                        .toArray(UUID[]::new),
                                headed.toArray(UUID[]::new)))
                .map(rows -> {
                    List<Spoken> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Spoken(
                                            row.getUUID("id"),
                                            List.of(row.getArrayOfUUIDs("shows")))));
                    return found;
                });
    }

    /** The steps it took stay, without a name. */
    public Uni<Void> erase(UUID proposal) {
        return store.pool()
                .withTransaction(tx ->
                        store.keys()
                                .erase(tx, proposal)
                                .chain(() -> tx.preparedQuery(FORGET).execute(Tuple.of(proposal)))
                                .replaceWithVoid());
    }

    /**
     * A proposal that speaks of somebody.
     *
     * @param shows photos and forms of the visits: they show this family alone
     */
    public record Spoken(UUID id, List<UUID> shows) {}
}
