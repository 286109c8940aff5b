package id.dinsos.registry.merge;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.merge.MergeBodies.PersonMergeBody;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.person.NumberStore;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonBodies.SinceBody;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.pointer.PointerStore;
import id.dinsos.registry.privacy.Privacy;
import id.dinsos.registry.privacy.PrivacyDecider;
import id.dinsos.registry.privacy.PrivacyEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Two records that are one person become one, and two again where that was wrong: all records that
 * change by it change in one transaction or not at all.
 */
@Path("/v1/persons/{id}")
public class PersonMergeResource {
    private final CommandHandler handler;
    private final PointerStore pointers;
    private final NumberStore numbers;
    private final PersonMergeProcess process;
    private final Caller caller;
    private final OfficeDay days;

    public PersonMergeResource(
            CommandHandler handler,
            PointerStore pointers,
            NumberStore numbers,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Aggregate<PrivacyDecider.Command, Privacy, PrivacyEvent> privacies,
            Caller caller,
            OfficeDay days) {
        this.handler = handler;
        this.pointers = pointers;
        this.numbers = numbers;
        this.process = new PersonMergeProcess(persons, households, privacies);
        this.caller = caller;
        this.days = days;
    }

    /** The record of the path ends; the one of the body goes on for both. */
    @POST
    @Path("/merge")
    public Uni<Response> merge(@RestPath UUID id, PersonMergeBody body) {
        caller.require("registrar");
        UUID into = body.goesOn();
        var request = caller.requestIfMatch().effectiveOn(days.effective(body.effectiveOn()));
        return pointers.pointingAt(id)
                .flatMap(pointing ->
                        handler.handle(
                                        "MergePerson",
                                        List.of(id, into),
                                        id,
                                        unit -> process.merge(unit, id, into, pointing),
                                        request)
                                .call(done -> pointOn(id, pointing, request)))
                .map(Answers::changed);
    }

    /** Whoever has named the record since we looked; from the commit on nobody can. */
    private Uni<Void> pointOn(UUID id, Set<UUID> before, Request merge) {
        return pointers.pointingAt(id)
                .flatMap(pointing -> {
                    Set<UUID> late = new LinkedHashSet<>(pointing);
                    late.removeAll(before);
                    return late.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : handler.handle(
                                            "PointOn",
                                            List.of(id),
                                            id,
                                            unit -> process.pointOn(unit, id, late),
                                            merge.anyVersion())
                                    .replaceWithVoid();
                });
    }

    /** They are two people after all: what the merge took is given back. */
    @POST
    @Path("/unmerge")
    public Uni<Response> unmerge(@RestPath UUID id, @Nullable SinceBody body) {
        caller.require("registrar");
        LocalDate since = body == null ? null : body.effectiveOn();
        var request = caller.requestIfMatch().effectiveOn(days.effective(since));
        return numbers.explained(
                        handler.handle(
                                "UnmergePerson",
                                List.of(id),
                                id,
                                unit -> process.unmerge(unit, id),
                                request),
                        Map.of(),
                        caller)
                .map(Answers::changed);
    }
}
