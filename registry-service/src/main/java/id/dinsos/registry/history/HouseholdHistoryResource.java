package id.dinsos.registry.history;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.history.Histories.History;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.household.HouseholdStore;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonAnswer;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;

/** What happened to a household, in plain words. */
@Path("/v1/households/{id}/history")
public class HouseholdHistoryResource {
    private static final PersonDecider PERSONS = new PersonDecider();

    private final EventStore store;
    private final HouseholdStore households;
    private final Histories histories;
    private final RegionStore regions;
    private final ReadLogStore readLog;
    private final Caller caller;

    public HouseholdHistoryResource(
            EventStore store,
            HouseholdStore households,
            Histories histories,
            RegionStore regions,
            ReadLogStore readLog,
            Caller caller) {
        this.store = store;
        this.households = households;
        this.histories = histories;
        this.regions = regions;
        this.readLog = readLog;
        this.caller = caller;
    }

    @GET
    public Uni<History> get(@RestPath UUID id) {
        caller.require("registrar", "officer", "auditor");
        boolean named = PersonStore.mayName(caller);
        return households
                .seen(id, caller)
                .flatMap(stream -> {
                    Set<UUID> people = people(stream);
                    return readLog.read(caller.actor(), "history", people)
                            .flatMap(kept -> store.loadAll(people))
                            .map(known -> history(stream, known, named));
                });
    }

    private History history(Stream stream, Map<UUID, Stream> people, boolean named) {
        Function<UUID, String> name =
                person -> {
                    Stream known = people.get(person);
                    return known != null
                                    && PersonStore.within(known, caller.region()).fold(PERSONS)
                                            instanceof Person.Registered one
                            ? PersonAnswer.nameOf(one, named)
                            : "***";
                };
        return histories.history(
                stream,
                one -> HouseholdSentences.of((HouseholdEvent) one.event(), name, regions::name));
    }

    private static Set<UUID> people(Stream stream) {
        Set<UUID> people = new LinkedHashSet<>();
        stream.events()
                .forEach(one ->
                        people.addAll(HouseholdSentences.people((HouseholdEvent) one.event())));
        return people;
    }
}
