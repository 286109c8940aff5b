package id.dinsos.registry.version;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages.Page;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.HouseholdStore;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.version.DecileStore.Decile;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was the decile of a household in March: as each version of the ministry's list says it. */
@Path("/v1/households/{id}/deciles")
public class DecileResource {
    private final DecileStore deciles;
    private final HouseholdStore households;
    private final ReadLogStore reads;
    private final Caller caller;

    public DecileResource(
            DecileStore deciles, HouseholdStore households, ReadLogStore reads, Caller caller) {
        this.deciles = deciles;
        this.households = households;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * @param on the versions that held on that day, one of each list; absent: all that ever held
     */
    @GET
    public Uni<Page<Decile>> get(@RestPath UUID id, @RestQuery @Nullable LocalDate on) {
        caller.require("registrar", "officer", "auditor");
        return households
                .find(id, caller)
                .flatMap(found -> {
                    List<UUID> members =
                            found.home().members().stream().map(Member::personId).toList();
                    return reads.read(caller.actor(), "household", members)
                            .flatMap(kept -> deciles.of(id, found.home().owner(), on));
                })
                .map(found -> new Page<>(found, null));
    }
}
