package id.dinsos.cases.handling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the counter has taken down.
 *
 * @param kind the code of the kind
 * @param subject whose key guards the personal data: an id made for the case
 * @param people with descriptions under that key
 */
public record Intake(
        String kind,
        String source,
        String region,
        String owner,
        UUID subject,
        Report report,
        FactSheet facts,
        List<Involved> people,
        Instant happenedAt,
        @Nullable UUID predecessor) {
    public Intake {
        people = List.copyOf(people);
    }

    /** With the people as the registry knows them. */
    public Intake with(List<Involved> others) {
        return new Intake(
                kind,
                source,
                region,
                owner,
                subject,
                report,
                facts,
                others,
                happenedAt,
                predecessor);
    }
}
