package id.dinsos.disbursement.budget;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetBodies.LapseBody;
import id.dinsos.disbursement.budget.BudgetCommand.Lapse;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotmentProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetGivenBack;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetLapsed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetRevisionProposed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetSetAside;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetShiftProposed;
import id.dinsos.disbursement.budget.BudgetStore.LoadedBudget;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The close of a budget's year over HTTP: looked at first, then done by an approver. */
@Path("/v1/budgets/{id}/lapse")
public class LapseResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final BudgetStore reader;

    public LapseResource(Caller caller, CommandHandler handler, BudgetStore reader) {
        this.caller = caller;
        this.handler = handler;
        this.reader = reader;
    }

    /**
     * Under the version that was looked at, so that exactly what the dry run has said lapses; what
     * did is answered in the same words.
     *
     * @param dryRun {@code true}: only say what would lapse
     */
    @POST
    public Uni<Response> lapse(
            @PathParam("id") UUID id,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            LapseBody body) {
        caller.require("approver");
        String by = caller.actor();
        boolean dry = dry(dryRun);
        LocalDate date = body.day();
        return reader.get(id, caller)
                .flatMap(known ->
                        dry
                                ? Uni.createFrom()
                                        .item(
                                                Answers.found(
                                                        lapsing(known, date, by),
                                                        known.stream().version()))
                                : handler.handle(
                                                "Lapse",
                                                List.of(id),
                                                id,
                                                unit -> close(unit, id, known, date, by),
                                                caller.requestIfMatch(
                                                                RegionCode.of(
                                                                        known.budget().owner()))
                                                        .effectiveOn(date))
                                        .map(done ->
                                                Response.fromResponse(Answers.changed(done))
                                                        .entity(lapsing(known, date, by))
                                                        .build()));
    }

    /** Of the budget that was read, and of no other: the answer speaks of that one. */
    private static void close(
            UnitOfWork unit, UUID id, LoadedBudget known, LocalDate date, String by) {
        if (unit.version(id) != known.stream().version()) {
            throw RefusedException.stale(unit.version(id));
        }
        unit.require(BudgetPublisher.BUDGET, id, command(unit.stream(id), date, by));
    }

    /** What lapses, or has lapsed where the close is only said again. */
    private static LapseAnswer lapsing(LoadedBudget known, LocalDate date, String by) {
        LocalDate lapsed = known.budget().lapsedOn();
        return date.equals(lapsed) ? lapsed(known.stream(), date) : wouldLapse(known, date, by);
    }

    private static LapseAnswer lapsed(Stream stream, LocalDate date) {
        List<Recorded> all = stream.events();
        long close =
                all.stream()
                        .filter(one -> one.event() instanceof BudgetLapsed)
                        .findFirst()
                        .orElseThrow()
                        .position()
                        .tx();
        List<Recorded> before =
                all.stream().takeWhile(one -> one.position().tx() != close).toList();
        Allotted budget =
                (Allotted)
                        new Stream(stream.id(), before.size(), Stream.ROOT, before)
                                .fold(BudgetPublisher.BUDGET.decider());
        return LapseAnswer.of(
                budget,
                all.stream()
                        .filter(one -> one.position().tx() == close)
                        .map(one -> (BudgetEvent) one.event())
                        .toList(),
                date);
    }

    private static LapseAnswer wouldLapse(LoadedBudget known, LocalDate date, String by) {
        Decision<BudgetEvent> decision =
                BudgetPublisher.BUDGET
                        .decider()
                        .decide(command(known.stream(), date, by), known.budget());
        return switch (decision) {
            case Decision.Refused<BudgetEvent>(var refusal) -> throw refusal.asException();
            case Decision.Accepted<BudgetEvent>(var events) ->
                    LapseAnswer.of(known.budget(), events, date);
        };
    }

    private static Lapse command(Stream stream, LocalDate date, String by) {
        Set<String> preparers =
                stream.events().stream()
                        .filter(recorded ->
                                recorded.event() instanceof BudgetAllotmentProposed
                                        || recorded.event() instanceof BudgetRevisionProposed
                                        || recorded.event() instanceof BudgetShiftProposed
                                        || recorded.event() instanceof BudgetSetAside)
                        .map(recorded -> recorded.meta().actor())
                        .collect(Collectors.toSet());
        return new Lapse(date, by, preparers);
    }

    /** A word that is neither must not close a year. */
    private static boolean dry(String asked) {
        return switch (asked) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Parameters.fault("dryRun", "true or false");
        };
    }

    /**
     * What lapses: what is available, set aside, or came back from banks.
     *
     * @param staysCommittedRupiah of runs under way; what comes back of it lapses then
     */
    public record LapseAnswer(
            LocalDate date,
            long lapsesRupiah,
            long availableRupiah,
            long setAsideRupiah,
            long cameBackRupiah,
            long staysCommittedRupiah,
            long paidRupiah) {
        static LapseAnswer of(Allotted budget, List<BudgetEvent> events, LocalDate date) {
            List<Rupiah> cameBack = new ArrayList<>();
            for (BudgetEvent event : events) {
                if (event instanceof BudgetGivenBack(_, Rupiah amount)) {
                    cameBack.add(amount);
                }
            }
            Rupiah back = Rupiah.sum(cameBack);
            return new LapseAnswer(
                    date,
                    budget.available().plus(budget.setAside()).plus(back).amount(),
                    budget.available().amount(),
                    budget.setAside().amount(),
                    back.amount(),
                    budget.reserved().plus(budget.committed()).minus(back).amount(),
                    budget.paid().amount());
        }
    }
}
