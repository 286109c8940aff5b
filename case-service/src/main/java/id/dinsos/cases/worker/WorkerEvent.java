package id.dinsos.cases.worker;

import java.time.Instant;
import java.util.List;

/** What happened to a worker of cases. Released shapes are frozen. */
public sealed interface WorkerEvent {
    /** The office said how a resource of the registry works on cases, or changed it. */
    record WorkerEnlisted(
            String owner,
            String account,
            String team,
            List<String> skills,
            int maxCases,
            Instant at)
            implements WorkerEvent {
        public WorkerEnlisted {
            skills = List.copyOf(skills);
        }
    }

    /**
     * So many open cases more went to them; two who give at once cannot both have the last place.
     */
    record WorkGiven(int cases, Instant at) implements WorkerEvent {}

    /** The resource takes no more cases; what it has goes to others by hand. */
    record WorkerReleased(Instant at) implements WorkerEvent {}
}
