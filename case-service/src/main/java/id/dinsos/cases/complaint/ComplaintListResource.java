package id.dinsos.cases.complaint;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists of complaints, newest first, from the view: milliseconds behind, unless the caller sends
 * the X-Position it was given.
 */
@Path(ComplaintResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class ComplaintListResource {
    private static final String NAME = "complaints";
    private static final Set<String> STATES = Set.of("RECEIVED", "ASSESSED", "CLOSED");
    private static final UUID NEWEST = new UUID(-1, -1);

    /** Authority goes by the owner; the region only narrows what is asked for. */
    private static final String LIST =
            """
            select complaint_id, state, about, household_id, person_id, programme, month, region, answer, outcome,
                received_at, changed_at
            from view_complaints.complaint
            where (owner = $1 or owner like $1 || '.%')
                and (region = $2 or region like $2 || '.%')
                and ($3 = '' or state = $3) and complaint_id < $4
            order by complaint_id desc limit $5
            """;

    private final Caller caller;
    private final Pool pool;
    private final Views views;
    private final Pages pages;
    private final Settings settings;

    public ComplaintListResource(
            Caller caller, Pool pool, Views views, Pages pages, Settings settings) {
        this.caller = caller;
        this.pool = pool;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
    }

    @GET
    public Uni<Pages.Page<Item>> list(
            @QueryParam("region") @Nullable String region,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @HeaderParam("X-Position") @Nullable String position) {
        caller.require("officer", "auditor");
        RegionCode mine = caller.region();
        RegionCode asked = region == null ? mine : Parameters.region("region", region);
        caller.over(asked);
        if (!state.isEmpty() && !STATES.contains(state)) {
            throw RefusedException.of(
                    KernelCode.FIELD_INVALID, "state is one of RECEIVED, ASSESSED, CLOSED");
        }
        int size = Pages.limit(limit);
        UUID after = pages.after(NAME, cursor).uuid(0, NEWEST);
        Tuple query = Tuple.of(mine.code(), asked.code(), state, after, size + 1);
        return views.reached(
                        ComplaintView.NAME,
                        position == null ? Position.START : Position.parse(position),
                        settings.waitForPosition())
                .flatMap(x -> pool.preparedQuery(LIST).execute(query))
                .map(rows -> {
                    List<Item> items = new ArrayList<>();
                    rows.forEach(row -> items.add(item(row)));
                    return pages.page(NAME, items, size, one -> Pages.place(one.id()));
                });
    }

    private static Item item(Row row) {
        String outcome = row.getString("outcome");
        return new Item(
                row.getUUID("complaint_id"),
                ComplaintPublisher.KIND,
                row.getString("state"),
                About.valueOf(row.getString("about")),
                named(row),
                row.getUUID("person_id"),
                row.getString("programme"),
                row.getString("month"),
                row.getString("region"),
                row.getString("answer"),
                outcome.isEmpty() ? null : outcome,
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    /** The household it names, where it names one. */
    private static @Nullable UUID named(Row row) {
        UUID beneficiary = row.getUUID("household_id");
        boolean none =
                About.valueOf(row.getString("about")) == About.NOBODY
                        || beneficiary.equals(row.getUUID("person_id"));
        return none ? null : beneficiary;
    }

    /** One complaint in a list. */
    public record Item(
            UUID id,
            String kind,
            String state,
            About about,
            @Nullable UUID householdId,
            @Nullable UUID personId,
            String programme,
            String month,
            String region,
            String answer,
            @Nullable String outcome,
            Instant receivedAt,
            Instant changedAt) {}
}
