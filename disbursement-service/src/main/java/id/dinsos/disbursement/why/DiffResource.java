package id.dinsos.disbursement.why;

import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.why.RunDiffStore.Diff;
import id.dinsos.disbursement.work.Pages;
import id.dinsos.eventstore.http.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.UUID;

/** What is different from the month before: new, dropped, another amount, and why. */
@Path("/v1/runs/{id}/diff")
public class DiffResource {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Caller caller;
    private final RunStore runs;
    private final RunDiffStore diffs;

    public DiffResource(Caller caller, RunStore runs, RunDiffStore diffs) {
        this.caller = caller;
        this.runs = runs;
        this.diffs = diffs;
    }

    @GET
    @RunOnVirtualThread
    public Diff get(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        return diffs.compare(
                runs.get(id, caller).await().atMost(LIMIT).run(),
                Pages.after(cursor),
                Pages.limit(limit));
    }
}
