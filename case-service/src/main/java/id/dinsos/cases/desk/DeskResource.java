package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the doors of cases and of what hangs on them share: who asks, and how a step is taken. */
@Singleton
public class DeskResource {
    private static final Aggregate<CaseRead, Integer, CaseRead> READS =
            Aggregate.of(new CaseRead.Trail());

    private final Caller caller;
    private final CommandHandler commands;
    private final CaseProcess process;
    private final DeskTeamResource.Current team;

    public DeskResource(
            Caller caller,
            CommandHandler commands,
            CaseProcess process,
            DeskTeamResource.Current team) {
        this.caller = caller;
        this.commands = commands;
        this.process = process;
        this.team = team;
    }

    /** A step of those who work on cases. */
    @FunctionalInterface
    public interface Work {
        void on(UnitOfWork unit, Request request, Reader reader);
    }

    /** Who asks. */
    public Reader reader() {
        return new Reader(caller.actor(), caller.region().code(), caller.roles(), team.known());
    }

    /**
     * One command on one record, under the version the caller has read. Whose records it touches is
     * for the process to say: a case can be open to somebody of another office.
     */
    public Uni<Response> step(String operation, UUID id, Work work) {
        caller.require("officer", "supervisor");
        Request request = caller.requestIfMatch().underOwnRules();
        Reader reader = reader();
        return commands.handle(
                        operation, List.of(id), id, unit -> work.on(unit, request, reader), request)
                .map(Answers::changed);
    }

    /**
     * That the caller reads a case, written down before they are given it; where it cannot be
     * written nothing is given.
     *
     * @param owner the office whose case it is
     * @param through the referral that lets them in; null for the case's own circle
     */
    public Uni<Void> recorded(
            UUID caseId, String owner, CaseRead.Purpose purpose, @Nullable UUID through) {
        Request request = Request.of(caller.request().meta().ownedBy(owner));
        return commands.begin(
                        READS,
                        caller.newId(),
                        new CaseRead(
                                caseId, purpose, caller.region().code(), through, request.at()),
                        request)
                .replaceWithVoid();
    }

    /** A step of those who work on cases that asks tables before it is decided. */
    @FunctionalInterface
    interface AskingWork {
        Uni<Consumer<UnitOfWork>> on(UnitOfWork unit, Request request, Reader reader);
    }

    /** As {@code step}, of a case and another record, asking in between. */
    Uni<Response> asking(String operation, UUID id, UUID other, AskingWork work) {
        caller.require("officer", "supervisor");
        Request request = caller.requestIfMatch().underOwnRules();
        Reader reader = reader();
        return commands.handleAsking(
                        operation,
                        List.of(id, other),
                        id,
                        unit -> work.on(unit, request, reader),
                        request)
                .map(Answers::changed);
    }

    /** A step of a case that needs to know no more than the case. */
    Uni<Response> change(
            String operation, UUID id, BiFunction<Opened, Request, CaseCommand> command) {
        return step(
                operation,
                id,
                (unit, request, reader) ->
                        process.step(
                                unit,
                                id,
                                reader,
                                request.at(),
                                state -> command.apply(state, request)));
    }
}
