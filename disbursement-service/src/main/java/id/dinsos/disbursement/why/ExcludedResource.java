package id.dinsos.disbursement.why;

import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.roster.RosterStore.Page;
import id.dinsos.disbursement.roster.RosterStore.RosterPlace;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.why.VerdictResource.YearMonthParam;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
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

    public ExcludedResource(Caller caller, RunStore runs, RosterStore roster) {
        this.caller = caller;
        this.runs = runs;
        this.roster = roster;
    }

    @GET
    public Uni<ExcludedList> list(
            @PathParam("id") UUID id,
            @QueryParam("month") @Nullable YearMonthParam month,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        RosterPlace from = place(cursor);
        int size = Pages.limit(limit);
        return runs.get(id, caller)
                .flatMap(known -> {
                    YearMonth of =
                            month == null ? known.run().plan().months().getFirst() : month.value();
                    return roster.unpaid(known.run(), of, from, region, size);
                })
                .map(ExcludedResource::answer);
    }

    private static ExcludedList answer(Page page) {
        return new ExcludedList(
                page.rows(),
                page.next().map(place -> place.chunk() + "-" + place.row()).orElse(null));
    }

    private static RosterPlace place(String cursor) {
        if (cursor.isEmpty()) {
            return RosterPlace.START;
        }
        if (!cursor.matches("\\d{1,6}-\\d{1,6}")) {
            throw RefusedException.of(KernelCode.CURSOR_INVALID, "this is no cursor of ours");
        }
        int dash = cursor.indexOf('-');
        return new RosterPlace(
                Integer.parseInt(cursor.substring(0, dash)),
                Integer.parseInt(cursor.substring(dash + 1)));
    }

    /** A page of those who get nothing. */
    public record ExcludedList(List<CurrentVerdict> items, @Nullable String next) {}
}
