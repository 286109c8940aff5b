package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Loads runs for those who may see them. */
@Singleton
public class RunStore {
    private final EventStore store;

    public RunStore(EventStore store) {
        this.store = store;
    }

    /** Refuses who has no authority over the run. */
    public Uni<LoadedRun> get(UUID id, Caller caller) {
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(RunPublisher.RUN.decider()) instanceof Opened run)
                            || !caller.covers(run.plan().owner())) {
                        throw RefusedException.of(RunCode.RUN_NOT_FOUND, "there is no such run");
                    }
                    return new LoadedRun(run, stream.version());
                });
    }

    /** A run with its version. */
    public record LoadedRun(Opened run, int version) {}
}
