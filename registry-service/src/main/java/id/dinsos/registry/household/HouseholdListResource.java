package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Households by region, page by page: by village, then by id, so that pages never overlap. */
@Path("/v1/households")
public class HouseholdListResource {
    private static final int MAX_PAGE = 500;

    /** The character after the dot: behind every code below a region, before its next sibling. */
    private static final String AFTER_ALL = "/";

    private static final String PLACE =
            " region >= :start and region < :end and decile between :low and :high"
                    + " and (region > :village or id > :id)"
                    + " order by region, id";

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Settings settings;
    private final Caller caller;

    public HouseholdListResource(
            Mutiny.SessionFactory sessions, Views views, Settings settings, Caller caller) {
        this.sessions = sessions;
        this.views = views;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * @param region any level; the caller's own where absent
     * @param knownOn as the office knew the list at the end of that day
     * @param decileFrom and {@code decileTo}: only households ranked so
     * @param position where the caller's last write stands, if the list must show it
     */
    @GET
    public Uni<Page> list(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String knownOn,
            @RestQuery @DefaultValue("0") int decileFrom,
            @RestQuery @DefaultValue("10") int decileTo,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @RestHeader("X-Position") @Nullable String position) {
        caller.require("registrar", "officer", "auditor");
        RegionCode wanted = region == null ? caller.region() : RegionCode.of(region);
        caller.over(wanted);
        int page = Math.clamp(limit, 1, MAX_PAGE);
        Place after = Place.parse(cursor);
        LocalDate day = caller.asOf(knownOn, null, ZoneId.of(settings.zone())).knownOn();
        Uni<Void> ready =
                position == null
                        ? Uni.createFrom().voidItem()
                        : views.reached(
                                HouseholdView.NAME,
                                Position.parse(position),
                                settings.waitForPosition());
        Deciles deciles = new Deciles(decileFrom, decileTo);
        return ready.flatMap(x -> rows(wanted, deciles, after, day, page))
                .map(rows -> Page.of(rows, page));
    }

    private Uni<List<Row>> rows(
            RegionCode region, Deciles deciles, Place after, @Nullable LocalDate day, int page) {
        // Never before the region asked for, whatever a forged cursor says.
        String start = after.village.compareTo(region.code()) > 0 ? after.village : region.code();
        return sessions.withSession(session ->
                (day == null
                                ? session.createQuery("from HouseholdNow where" + PLACE, Row.class)
                                : session.createQuery(
                                                "from HouseholdThen where knownFrom <= :day"
                                                        + " and knownTo > :day and"
                                                        + PLACE,
                                                Row.class)
                                        .setParameter("day", day))
                        .setParameter("start", start)
                        .setParameter("end", region.code() + AFTER_ALL)
                        .setParameter("low", deciles.from)
                        .setParameter("high", deciles.to)
                        .setParameter("village", after.village)
                        .setParameter("id", after.id)
                        .setMaxResults(page)
                        .getResultList());
    }

    /** A row of the view as Hibernate reads it; only the view's runner writes it. */
    @MappedSuperclass
    public abstract static class Row {
        @Id public @Nullable UUID id;
        public int version;
        public @Nullable String region;
        public @Nullable String owner;
        public @Nullable String state;

        @Column(name = "head_id")
        public @Nullable UUID headId;

        @Column(name = "payee_id")
        public @Nullable UUID payeeId;

        public int decile;
        public int percentile;
        public int living;
        public @Nullable String lists;
    }

    /** As the list is now. */
    @Entity(name = "HouseholdNow")
    @Table(name = "household", schema = "view_household")
    public static class Now extends Row {}

    /** As it was known from one day until, not on, another: one row per day that is asked about. */
    @Entity(name = "HouseholdThen")
    @Table(name = "household_known", schema = "view_household")
    public static class Then extends Row {
        @Column(name = "known_from")
        public @Nullable LocalDate knownFrom;

        @Column(name = "known_to")
        public @Nullable LocalDate knownTo;
    }

    /** One household of a page. */
    public record Item(
            UUID id,
            int version,
            String region,
            String owner,
            String state,
            UUID headId,
            @Nullable UUID payeeId,
            int decile,
            int percentile,
            int living,
            List<String> lists) {
        static Item of(Row row) {
            String lists = String.valueOf(row.lists);
            return new Item(
                    java.util.Objects.requireNonNull(row.id),
                    row.version,
                    String.valueOf(row.region),
                    String.valueOf(row.owner),
                    String.valueOf(row.state),
                    java.util.Objects.requireNonNull(row.headId),
                    row.payeeId,
                    row.decile,
                    row.percentile,
                    row.living,
                    lists.isEmpty() ? List.of() : List.of(lists.split(",")));
        }
    }

    /** A page; next is null on the last one. */
    public record Page(List<Item> items, @Nullable String next) {
        static Page of(List<Row> rows, int page) {
            List<Item> items = rows.stream().map(Item::of).toList();
            Item last = items.isEmpty() ? null : items.getLast();
            return new Page(
                    items,
                    last == null || items.size() < page ? null : last.region + "/" + last.id);
        }
    }

    private record Deciles(int from, int to) {}

    private record Place(String village, UUID id) {
        static Place parse(@Nullable String cursor) {
            if (cursor == null) {
                return new Place("", new UUID(0, 0));
            }
            try {
                int slash = cursor.indexOf('/');
                return new Place(
                        cursor.substring(0, slash), UUID.fromString(cursor.substring(slash + 1)));
            } catch (RuntimeException e) {
                throw RefusedException.of(
                        KernelCode.CURSOR_INVALID, "send the cursor you were given");
            }
        }
    }
}
