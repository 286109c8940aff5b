package id.dinsos.disbursement.budget;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.Answers;
import id.dinsos.eventstore.Caller;
import id.dinsos.eventstore.CommandHandler;
import id.dinsos.eventstore.EventStore;
import id.dinsos.eventstore.KernelCode;
import id.dinsos.eventstore.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Budgets over HTTP. */
@Path("/v1/budgets")
public class BudgetResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final BudgetView budgets;

    public BudgetResource(
            Caller caller, CommandHandler handler, EventStore store, BudgetView budgets) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.budgets = budgets;
    }

    /** An allotment as its decree states it. */
    public record AllotmentBody(
            String programme,
            int year,
            String owner,
            String source,
            long allottedRupiah,
            DecreeBody decree) {
        public AllotmentBody {
            required("programme", programme);
            required("source", source);
            Objects.requireNonNull(owner, "owner is missing");
            Objects.requireNonNull(decree, "decree is missing");
            if (year < 2000 || year > 2999) {
                throw new IllegalArgumentException("year must be a fiscal year");
            }
        }
    }

    /** A decree by number and date. */
    public record DecreeBody(String number, LocalDate date) {
        public DecreeBody {
            required("decree.number", number);
            Objects.requireNonNull(date, "decree.date is missing");
        }
    }

    @POST
    public Uni<Response> allot(AllotmentBody body) {
        caller.require("preparer");
        BudgetCommand command =
                new BudgetCommand.Allot(
                        body.programme(),
                        body.year(),
                        body.owner(),
                        body.source(),
                        Rupiah.of(body.allottedRupiah()),
                        body.decree().number(),
                        body.decree().date());
        UUID id = Budget.idOf(body.owner(), body.programme(), body.year());
        var request = caller.requestOnce(RegionCode.of(body.owner()), "budget-allot", body);
        return handler.handle(BudgetPublisher.BUDGET, id, command, request)
                .map(done -> Answers.created("/v1/budgets", done));
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(BudgetPublisher.BUDGET.decider())
                            instanceof Allotted budget)) {
                        throw RefusedException.of(KernelCode.NOT_FOUND, "there is no such budget");
                    }
                    caller.over(RegionCode.of(budget.owner()));
                    return Answers.found(BudgetAnswer.of(id, budget), stream.version());
                });
    }

    @GET
    public Uni<BudgetList> list(
            @QueryParam("owner") String owner,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        caller.over(RegionCode.of(Objects.requireNonNullElse(owner, "")));
        int size = Pages.limit(limit);
        return budgets.of(owner, Pages.after(cursor), size)
                .flatMap(ids ->
                        store.loadAll(ids)
                                .map(streams ->
                                        new BudgetList(
                                                ids.stream()
                                                        .map(id ->
                                                                BudgetAnswer.of(
                                                                        id,
                                                                        (Allotted)
                                                                                Objects
                                                                                        .requireNonNull(
                                                                                                streams
                                                                                                        .get(
                                                                                                                id))
                                                                                        .fold(
                                                                                                BudgetPublisher
                                                                                                        .BUDGET
                                                                                                        .decider())))
                                                        .toList(),
                                                Pages.next(ids, size))));
    }

    private static void required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    /** A page of budgets. */
    public record BudgetList(List<BudgetAnswer> items, @Nullable String next) {}

    /** Allotted = available + reserved + committed + paid; returned is available again. */
    public record BudgetAnswer(
            UUID id,
            String programme,
            int year,
            String owner,
            String source,
            long allottedRupiah,
            long availableRupiah,
            long reservedRupiah,
            long committedRupiah,
            long paidRupiah,
            long returnedRupiah) {
        static BudgetAnswer of(UUID id, Allotted budget) {
            return new BudgetAnswer(
                    id,
                    budget.programme(),
                    budget.year(),
                    budget.owner(),
                    budget.source(),
                    budget.allotted().amount(),
                    budget.available().amount(),
                    budget.reserved().amount(),
                    budget.committed().amount(),
                    budget.paid().amount(),
                    budget.returned().amount());
        }
    }
}
