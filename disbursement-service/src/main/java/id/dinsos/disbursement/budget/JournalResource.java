package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetStore.LoadedBudget;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** A budget's ledger over HTTP: its journal, read off the log, and its trial balance. */
@Path("/v1/budgets/{id}")
public class JournalResource {
    private final Caller caller;
    private final BudgetStore reader;
    private final Pages pages;
    private final Zones zones;

    public JournalResource(Caller caller, BudgetStore reader, Pages pages, Zones zones) {
        this.caller = caller;
        this.reader = reader;
        this.pages = pages;
        this.zones = zones;
    }

    /** The lines of {@code limit} events; as {@code text/csv} the whole journal. */
    @GET
    @Path("/ledger")
    public Uni<Response> ledger(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @HeaderParam("Accept") @DefaultValue("") String accept) {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        int after = Math.toIntExact(pages.after(list(id), cursor).number(0, 0));
        return reader.get(id, caller)
                .map(known ->
                        accept.contains("text/csv")
                                ? Response.ok(
                                                journal(known, 0, Integer.MAX_VALUE).csv(),
                                                "text/csv; charset=utf-8")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"%s\""
                                                        .formatted(name(known.budget())))
                                        .build()
                                : Response.ok(journal(known, after, size), "application/json")
                                        .build());
    }

    /** Every account's balance; debits and credits sum to the same. */
    @GET
    @Path("/trial-balance")
    public Uni<BudgetTrialBalance> trialBalance(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return reader.get(id, caller).map(known -> BudgetTrialBalance.of(id, known));
    }

    private Journal journal(LoadedBudget known, int after, int limit) {
        List<Recorded> page =
                known.stream().events().stream()
                        .filter(recorded -> recorded.version() > after)
                        .limit(limit)
                        .toList();
        List<Journal.Line> lines =
                page.stream()
                        .flatMap(recorded ->
                                Journal.lines(
                                        recorded,
                                        known.budget().funding(),
                                        zones.of(known.budget().owner()))
                                        .stream())
                        .toList();
        boolean more = !page.isEmpty() && page.getLast().version() < known.stream().version();
        return new Journal(
                lines,
                more
                        ? pages.cursor(
                                list(known.stream().id()), Pages.place(page.getLast().version()))
                        : null);
    }

    private static String name(Allotted budget) {
        return TextFile.name("csv", "ledger", budget.programme(), budget.year(), budget.source());
    }

    private static String list(UUID budget) {
        return "ledger " + budget;
    }

    /** The trial balance of one budget at a version. */
    public record BudgetTrialBalance(
            UUID id,
            String programme,
            int year,
            String owner,
            String source,
            int version,
            List<TrialBalance.Line> accounts,
            long debitRupiah,
            long creditRupiah,
            long differenceRupiah) {
        public BudgetTrialBalance {
            accounts = List.copyOf(accounts);
        }

        static BudgetTrialBalance of(UUID id, LoadedBudget known) {
            TrialBalance balance = TrialBalance.of(known.budget().balances());
            return new BudgetTrialBalance(
                    id,
                    known.budget().programme(),
                    known.budget().year(),
                    known.budget().owner(),
                    known.budget().source(),
                    known.stream().version(),
                    balance.accounts(),
                    balance.debitRupiah(),
                    balance.creditRupiah(),
                    balance.differenceRupiah());
        }
    }
}
