package id.dinsos.registry.history;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.intake.load.IntakeStore;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.PersonStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Who has looked at a person's data, or at the rows that an intake gave back: the trail of reads,
 * for auditors of the office.
 */
@Path("/v1/reads")
public class ReadResource {
    private final PersonStore persons;
    private final IntakeStore intakes;
    private final ReadLogStore readLog;
    private final Caller caller;

    public ReadResource(
            PersonStore persons, IntakeStore intakes, ReadLogStore readLog, Caller caller) {
        this.persons = persons;
        this.intakes = intakes;
        this.readLog = readLog;
        this.caller = caller;
    }

    /**
     * The newest first.
     *
     * @param subject the person, or the intake
     * @param before the moment of the last read of the page before
     */
    @GET
    public Uni<Page> of(@RestQuery @Nullable String subject, @RestQuery @Nullable String before) {
        caller.require("auditor");
        Fields fields = new Fields();
        UUID id = fields.uuidText("/subject", subject);
        Instant until = moment(before, fields);
        fields.check();
        return persons.find(id, caller)
                .replaceWithVoid()
                .onFailure(RefusedException.class)
                .recoverWithUni(noPerson ->
                        intakes.of(id, caller)
                                .replaceWithVoid()
                                .onFailure(RefusedException.class)
                                .transform(noIntake -> noPerson))
                .flatMap(found -> readLog.of(id, until))
                .map(Page::of);
    }

    private static @Nullable Instant moment(@Nullable String text, Fields fields) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            fields.fault("/before", Fields.INVALID, "a moment as 2026-11-28T03:00:00Z");
            return null;
        }
    }

    /** A page; next is null on the last one. */
    public record Page(List<ReadLogStore.Read> items, @Nullable Instant next) {
        static Page of(List<ReadLogStore.Read> items) {
            return new Page(items, items.size() < ReadLogStore.PAGE ? null : items.getLast().at());
        }
    }
}
