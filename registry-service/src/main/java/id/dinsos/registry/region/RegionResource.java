package id.dinsos.registry.region;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Caller;
import id.dinsos.registry.region.RegionView.Region;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Regions, for the lists people choose from. */
@Path("/v1/regions")
public class RegionResource {
    private final RegionView regions;
    private final Caller caller;

    public RegionResource(RegionView regions, Caller caller) {
        this.regions = regions;
        this.caller = caller;
    }

    /**
     * The districts of a regency, the villages of a district; public knowledge, any token will do.
     */
    @GET
    public Uni<List<Region>> below(@RestQuery @DefaultValue("35") String parent) {
        var unused = caller.actor();
        return regions.below(RegionCode.of(parent));
    }
}
