package id.dinsos.registry.privacy;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.registry.privacy.PrivacyStore.Waiting;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Requests for a report that wait, the one due first at the top. */
@Path("/v1/access-requests")
public class AccessListResource {
    private final PrivacyStore held;
    private final Caller caller;

    public AccessListResource(PrivacyStore held, Caller caller) {
        this.held = held;
        this.caller = caller;
    }

    /** The first five hundred; an office has a handful. */
    @GET
    public Uni<List<Waiting>> waiting() {
        caller.require("registrar", "supervisor", "auditor");
        return held.waiting(caller.region().code());
    }
}
