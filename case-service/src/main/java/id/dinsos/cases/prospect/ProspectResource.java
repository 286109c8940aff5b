package id.dinsos.cases.prospect;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** The one-stop desk: what could this family get? Asked of no other service, and naming nobody. */
@Path("/v1/family-prospects")
@Produces(MediaType.APPLICATION_JSON)
public class ProspectResource {
    private final Caller caller;
    private final ProspectStore prospects;

    public ProspectResource(Caller caller, ProspectStore prospects) {
        this.caller = caller;
        this.prospects = prospects;
    }

    @GET
    @Path("{household}")
    public Uni<List<Prospect>> of(@PathParam("household") UUID household) {
        caller.require("officer", "supervisor");
        var mine = caller.region();
        return prospects
                .place(household)
                .flatMap(place -> {
                    if (place.filter(mine::covers).isEmpty()) {
                        throw RefusedException.of(
                                ProspectCode.FAMILY_UNKNOWN,
                                "the registry has named no such family of yours");
                    }
                    return prospects.of(household);
                });
    }
}
