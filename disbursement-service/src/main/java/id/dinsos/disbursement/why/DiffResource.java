package id.dinsos.disbursement.why;

import id.dinsos.disbursement.run.RunStore;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is different from the month before: new, dropped, another amount, and why. */
@Path("/v1/runs/{id}/diff")
public class DiffResource {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Caller caller;
    private final RunStore runs;
    private final RunDiffStore diffs;
    private final Pages pages;

    public DiffResource(Caller caller, RunStore runs, RunDiffStore diffs, Pages pages) {
        this.caller = caller;
        this.runs = runs;
        this.diffs = diffs;
        this.pages = pages;
    }

    @GET
    @RunOnVirtualThread
    public Diff get(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        int size = Pages.limit(limit);
        String name = "diff " + id;
        RunDiffStore.Compared found =
                diffs.compare(
                        runs.get(id, caller).await().atMost(LIMIT).run(),
                        pages.after(name, cursor).uuid(),
                        size + 1);
        Pages.Page<Difference> page =
                pages.page(name, found.items(), size, one -> Pages.place(one.beneficiaryId()));
        return new Diff(
                found.runId(), found.previousRunId(), found.counts(), page.items(), page.next());
    }

    /** Counts of all differences, and a page of them. */
    public record Diff(
            UUID runId,
            @Nullable UUID previousRunId,
            Map<Difference.Kind, Integer> counts,
            List<Difference> items,
            @Nullable String next) {
        public Diff {
            counts = Map.copyOf(counts);
            items = List.copyOf(items);
        }
    }
}
