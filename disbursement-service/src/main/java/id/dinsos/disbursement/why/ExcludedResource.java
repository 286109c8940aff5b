package id.dinsos.disbursement.why;

import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.roster.RosterStore.Page;
import id.dinsos.disbursement.roster.RosterStore.RosterPlace;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.why.VerdictResource.YearMonthParam;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who gets nothing in a run, with the clauses that failed and the facts they looked at. */
@Path("/v1/runs/{id}/excluded")
public class ExcludedResource {
    private final Caller caller;
    private final RunStore runs;
    private final RosterStore roster;
    private final Pages pages;

    public ExcludedResource(Caller caller, RunStore runs, RosterStore roster, Pages pages) {
        this.caller = caller;
        this.runs = runs;
        this.roster = roster;
        this.pages = pages;
    }

    @GET
    public Uni<ExcludedList> list(
            @PathParam("id") UUID id,
            @QueryParam("month") @Nullable YearMonthParam month,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        String name = "excluded " + id;
        Pages.Cursor after = pages.after(name, cursor);
        RosterPlace from = new RosterPlace((int) after.number(0, 0), (int) after.number(1, 0));
        return runs.get(id, caller)
                .flatMap(known -> {
                    YearMonth of =
                            month == null ? known.run().plan().months().getFirst() : month.value();
                    return roster.unpaid(known.run(), of, from, region, size);
                })
                .map(page -> answer(name, page));
    }

    private ExcludedList answer(String name, Page page) {
        return new ExcludedList(
                page.rows(),
                page.next()
                        .map(next -> pages.cursor(name, Pages.place(next.chunk(), next.row())))
                        .orElse(null));
    }

    /** A page of those who get nothing. */
    public record ExcludedList(List<CurrentVerdict> items, @Nullable String next) {}
}
