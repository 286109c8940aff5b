package id.dinsos.registry.handover;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whom offices of other regencies have sent to the caller's, and who has not been taken over. */
@Path("/v1/households/arrivals")
public class ArrivalResource {
    private static final int PAGE = 200;

    /** The character after the dot: behind every code below a region, before its next sibling. */
    private static final String AFTER_ALL = "/";

    private static final String SQL =
            """
            select id, kind, from_owner, to_region, since from view_arrival.arrival
            where to_region >= $1 and to_region < $2 and id > $3 order by id limit $4
            """;

    private final Pool pool;
    private final Views views;
    private final Pages pages;
    private final Settings settings;
    private final Caller caller;

    public ArrivalResource(Pool pool, Views views, Pages pages, Settings settings, Caller caller) {
        this.pool = pool;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * @param region the caller's own where absent
     * @param cursor the last id of the page before
     * @param position where a write stands that the list must show
     */
    @GET
    public Uni<Pages.Page<Arrival>> list(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String cursor,
            @RestHeader("X-Position") @Nullable String position) {
        caller.require("registrar", "officer", "auditor");
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        String name = "arrivals " + wanted;
        Cursor after = pages.after(name, cursor);
        Uni<Void> ready =
                position == null
                        ? Uni.createFrom().voidItem()
                        : views.reached(
                                ArrivalView.NAME,
                                Position.parse(position),
                                settings.waitForPosition());
        return ready.flatMap(x ->
                        pool.preparedQuery(SQL)
                                .execute(
                                        Tuple.of(
                                                wanted.code(),
                                                wanted.code() + AFTER_ALL,
                                                after.uuid(),
                                                PAGE + 1)))
                .map(rows -> {
                    List<Arrival> items = new ArrayList<>();
                    rows.forEach(row -> items.add(Arrival.of(row)));
                    return pages.page(name, items, PAGE, one -> Pages.place(one.id()));
                });
    }

    /**
     * One record on its way.
     *
     * @param kind HOUSEHOLD, taken over by {@code move-in}, or PERSON, by {@code acceptance}
     */
    public record Arrival(UUID id, String kind, String from, String to, LocalDate since) {
        static Arrival of(Row row) {
            return new Arrival(
                    row.getUUID("id"),
                    row.getString("kind"),
                    row.getString("from_owner"),
                    row.getString("to_region"),
                    row.getLocalDate("since"));
        }
    }
}
