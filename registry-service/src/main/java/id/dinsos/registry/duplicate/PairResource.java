package id.dinsos.registry.duplicate;

import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.registry.duplicate.Pair.Verdict;
import id.dinsos.registry.duplicate.PairDecider.Judge;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an officer says of records that may be one: one, two, or not known yet. */
@Path("/v1/duplicates/suspected/verdicts")
public class PairResource {
    private final CommandHandler handler;
    private final PairProcess process;
    private final Caller caller;

    public PairResource(
            CommandHandler handler,
            Aggregate<Judge, Pair, PairEvent> pairs,
            Aggregate<PersonCommand, Person, PersonEvent> persons,
            Aggregate<HouseholdCommand, Household, HouseholdEvent> households,
            Caller caller) {
        this.handler = handler;
        this.process = new PairProcess(pairs, persons, households);
        this.caller = caller;
    }

    /** DIFFERENT is remembered: these records are not suspected again for being alike. */
    @POST
    public Uni<Response> judge(VerdictBody body) {
        caller.require("registrar");
        List<UUID> records = body.records();
        UUID main = Pair.idOf(records.get(0), records.get(1));
        List<UUID> streams = new ArrayList<>(records);
        streams.add(main);
        String by = caller.actor();
        return handler.handle(
                        "JudgePair",
                        streams,
                        main,
                        unit ->
                                process.judge(
                                        unit,
                                        Objects.requireNonNull(body.kind()),
                                        records,
                                        Objects.requireNonNull(body.verdict()),
                                        Objects.requireNonNull(body.reason()).strip(),
                                        by),
                        caller.request())
                .map(Answers::changed);
    }

    /**
     * @param ids two or more records of one item of the queue
     */
    public record VerdictBody(
            @Nullable Suspected kind,
            @Nullable List<@Nullable UUID> ids,
            @Nullable Verdict verdict,
            @Nullable String reason) {
        List<UUID> records() {
            Fields fields = new Fields();
            fields.expect(kind != null, "/kind", "what they are suspected by");
            fields.expect(verdict != null, "/verdict", "what they are");
            var unused = fields.text("/reason", reason, 10, 500);
            List<UUID> records =
                    fields.list("/ids", ids, 2, PairProcess.MAX_RECORDS, (at, one) -> one);
            fields.expect(
                    records.stream().distinct().count() == records.size(), "/ids", "each once");
            fields.check();
            return records;
        }
    }
}
