package id.dinsos.registry.privacy;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.registry.history.Histories;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.office.ReadLogStore.Read;
import id.dinsos.registry.person.PersonAnswer;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.person.PersonStore.Found;
import id.dinsos.registry.privacy.AccessResource.AccessReport.Held;
import id.dinsos.registry.privacy.AccessResource.AccessReport.Look;
import id.dinsos.registry.privacy.ProcessingRegister.Activity;
import id.dinsos.registry.privacy.UnmaskResource.Clear;
import id.dinsos.registry.region.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what lies in one record of a person, for whoever answers their question. */
@Singleton
public class HeldStore {
    private final PersonStore persons;
    private final PrivacyStore held;
    private final ProposalErasureStore proposals;
    private final ReadLogStore reads;
    private final ProcessingRegister register;
    private final Histories histories;
    private final RegionStore regions;

    HeldStore(
            PersonStore persons,
            PrivacyStore held,
            ProposalErasureStore proposals,
            ReadLogStore reads,
            ProcessingRegister register,
            Histories histories,
            RegionStore regions) {
        this.persons = persons;
        this.held = held;
        this.proposals = proposals;
        this.reads = reads;
        this.register = register;
        this.histories = histories;
        this.regions = regions;
    }

    /** What was proposed about them is read under the proposal's own name. */
    Uni<Held> of(Found found, Caller caller) {
        UUID id = found.id();
        return persons.seen(id, caller)
                .flatMap(stream ->
                        proposals
                                .about(stream)
                                .map(about -> about.stream().map(Stream::id).toList())
                                .flatMap(spoken -> {
                                    List<UUID> all = new ArrayList<>(spoken);
                                    all.add(id);
                                    return Uni.combine()
                                            .all()
                                            .unis(held.evidence(id), reads.all(all))
                                            .with((evidence, trail) ->
                                                    new Held(
                                                            id,
                                                            clear(found),
                                                            PersonAnswer.of(
                                                                    id, found.person(), true),
                                                            histories.ofPerson(
                                                                    stream, regions::name),
                                                            evidence,
                                                            spoken,
                                                            trail.stream()
                                                                    .map(this::look)
                                                                    .toList()));
                                }));
    }

    private static @Nullable Clear clear(Found found) {
        return found.person().identity().isErased() ? null : Clear.of(found);
    }

    private Look look(Read read) {
        Activity activity = register.of(read.action());
        return new Look(
                read.at(),
                read.actor(),
                read.action(),
                activity == null ? null : activity.purpose(),
                activity == null ? null : activity.legalBasis(),
                read.reason());
    }
}
