package id.dinsos.registry.psks;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.psks.Psks.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Who serves where on a day: one item per assignment, in the order of resource and assignment, so
 * that pages never overlap.
 */
@Path("/v1/service-resources")
public class PsksListResource {
    private static final UUID FIRST = new UUID(0, 0);

    /** An assignment of the region or of one below it, or, where asked, of one around it. */
    private static final String SQL =
            """
            select a.resource_id, a.id, r.version, r.kind, r.owner, r.person_id, a.region,
                a.valid_from, nullif(a.valid_until, 'infinity') valid_until, a.role
            from view_service_resource.assignment a
            join view_service_resource.resource r on r.id = a.resource_id
            where $1::date between a.valid_from and a.valid_until
                and (a.region = $2 or a.region like $2 || '.%' or $3 and $2 like a.region || '.%')
                and (r.owner = $4 or r.owner like $4 || '.%')
                and ($5::text is null or r.kind = $5)
                and not exists (select from view_service_resource.suspension s
                    where s.resource_id = r.id and $1 between s.valid_from and s.valid_until)
                and (a.resource_id, a.id) > ($6, $7)
            order by a.resource_id, a.id limit $8
            """;

    private final Pool pool;
    private final Views views;
    private final Pages pages;
    private final Settings settings;
    private final Zones zones;
    private final Clock clock;
    private final Caller caller;

    public PsksListResource(
            Pool pool,
            Views views,
            Pages pages,
            Settings settings,
            Zones zones,
            Clock clock,
            Caller caller) {
        this.pool = pool;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
        this.zones = zones;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * @param region any level; the caller's own where absent
     * @param around also those assigned to a region around it: a village's TKSK serves its district
     * @param on the day, today where absent
     * @param position where the caller's last write stands, if the list must show it
     */
    @GET
    public Uni<Page> list(
            @RestQuery @Nullable String region,
            @RestQuery @DefaultValue("false") boolean around,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String on,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @RestHeader("X-Position") @Nullable String position) {
        caller.require("registrar", "officer", "auditor");
        RegionCode mine = caller.region();
        RegionCode wanted = region == null ? mine : Parameters.region("region", region);
        caller.over(wanted);
        if (kind != null && Stream.of(Kind.values()).noneMatch(one -> one.name().equals(kind))) {
            throw RefusedException.of(KernelCode.FIELD_INVALID, "there is no such kind");
        }
        int size = Pages.limit(limit);
        String name =
                "service-resources %s %s %s %s %s"
                        .formatted(mine, wanted, around, kind, day(on, wanted));
        Cursor after = pages.after(name, cursor);
        Tuple tuple =
                Tuple.tuple()
                        .addValue(day(on, wanted))
                        .addValue(wanted.code())
                        .addValue(around)
                        .addValue(mine.code())
                        .addValue(kind)
                        .addValue(after.uuid(0, FIRST))
                        .addValue(after.uuid(1, FIRST))
                        .addValue(size + 1);
        Uni<Void> ready =
                position == null
                        ? Uni.createFrom().voidItem()
                        : views.reached(
                                PsksView.NAME,
                                Position.parse(position),
                                settings.waitForPosition());
        return ready.flatMap(x -> {
            String reached = views.get(PsksView.NAME).reached().toString();
            return pool.preparedQuery(SQL)
                    .execute(tuple)
                    .map(rows -> {
                        List<Item> items = new ArrayList<>();
                        rows.forEach(row -> items.add(Item.of(row)));
                        Pages.Page<Item> page = pages.page(name, items, size, Item::place);
                        return new Page(page.items(), page.next(), reached);
                    });
        });
    }

    private LocalDate day(@Nullable String on, RegionCode where) {
        try {
            return on == null ? zones.day(where.code(), clock.instant()) : LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            throw RefusedException.of(KernelCode.FIELD_INVALID, "on is a day as 2026-01-31");
        }
    }

    /** Somebody who serves. */
    public record Item(
            UUID resourceId,
            UUID assignmentId,
            int version,
            String kind,
            String owner,
            @Nullable UUID personId,
            String region,
            LocalDate from,
            @Nullable LocalDate until,
            String role) {
        static Item of(Row row) {
            return new Item(
                    row.getUUID("resource_id"),
                    row.getUUID("id"),
                    row.getInteger("version"),
                    row.getString("kind"),
                    row.getString("owner"),
                    row.getUUID("person_id"),
                    row.getString("region"),
                    row.getLocalDate("valid_from"),
                    row.getLocalDate("valid_until"),
                    row.getString("role"));
        }

        List<String> place() {
            return Pages.place(resourceId, assignmentId);
        }
    }

    /**
     * A page.
     *
     * @param next null on the last one
     * @param position the place in the log that the page shows everything up to
     */
    public record Page(List<Item> items, @Nullable String next, String position) {}
}
