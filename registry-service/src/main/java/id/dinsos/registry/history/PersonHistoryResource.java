package id.dinsos.registry.history;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.registry.history.Histories.History;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What happened to a person, in plain words. */
@Path("/v1/persons/{id}/history")
public class PersonHistoryResource {
    private final PersonStore persons;
    private final Histories histories;
    private final RegionStore regions;
    private final ReadLogStore readLog;
    private final Caller caller;

    public PersonHistoryResource(
            PersonStore persons,
            Histories histories,
            RegionStore regions,
            ReadLogStore readLog,
            Caller caller) {
        this.persons = persons;
        this.regions = regions;
        this.histories = histories;
        this.readLog = readLog;
        this.caller = caller;
    }

    @GET
    public Uni<History> get(@RestPath UUID id) {
        caller.require("registrar", "officer", "auditor");
        return persons.seen(id, caller)
                .call(seen -> readLog.read(caller.actor(), "history", List.of(id)))
                .map(stream -> histories.ofPerson(stream, regions::name));
    }
}
