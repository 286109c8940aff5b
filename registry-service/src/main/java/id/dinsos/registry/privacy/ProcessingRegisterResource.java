package id.dinsos.registry.privacy;

import id.dinsos.eventstore.http.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What is processed, why, on what it rests, and how long it is kept; for whoever has a token. */
@Path("/v1/processing-register")
public class ProcessingRegisterResource {
    private final ProcessingRegister register;
    private final Caller caller;

    public ProcessingRegisterResource(ProcessingRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    @GET
    public ProcessingRegister get() {
        var unused = caller.actor();
        return register;
    }
}
