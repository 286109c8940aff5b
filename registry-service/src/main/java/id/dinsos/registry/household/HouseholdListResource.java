package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.household.HouseholdListStore.Filter;
import id.dinsos.registry.household.HouseholdListStore.ListPlace;
import id.dinsos.registry.office.OfficeDay;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Households by region, page by page: by village, then by id. Nobody is lost because they moved
 * while pages were read: a cursor remembers where the log stood when its list began, and the list
 * ends with those who have changed since, as they are now. So a household may come twice, the later
 * time as it stands; it never comes on no page.
 */
@Path("/v1/households")
public class HouseholdListResource {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String ROWS = "rows";
    private static final String CHANGED = "changed";

    private final HouseholdListStore households;
    private final Views views;
    private final Pages pages;
    private final Settings settings;
    private final Caller caller;
    private final OfficeDay days;

    public HouseholdListResource(
            HouseholdListStore households,
            Views views,
            Pages pages,
            Settings settings,
            Caller caller,
            OfficeDay days) {
        this.households = households;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
        this.caller = caller;
        this.days = days;
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
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        LocalDate day = caller.asOf(knownOn, null, days.zone()).knownOn();
        Filter filter = new Filter(wanted, decileFrom, decileTo);
        String name = "households %s %d-%d %s".formatted(wanted, decileFrom, decileTo, knownOn);
        Ask ask = new Ask(name, filter, Pages.limit(limit));
        Cursor after = pages.after(name, cursor);
        Uni<Void> ready =
                position == null
                        ? Uni.createFrom().voidItem()
                        : views.reached(
                                HouseholdView.NAME,
                                Position.parse(position),
                                settings.waitForPosition());
        return ready.flatMap(x -> {
            Position reached = views.get(HouseholdView.NAME).reached();
            if (day != null && day.isBefore(days.today())) {
                return then(ask, day, after, reached);
            }
            return after.text(0, ROWS).equals(ROWS)
                    ? now(ask, after, reached)
                    : changed(ask, Round.of(after), List.of(), reached);
        });
    }

    /** A day that is over changes no more. */
    private Uni<Page> then(Ask ask, LocalDate day, Cursor after, Position reached) {
        return households
                .then(ask.filter, day, place(after), ask.size + 1)
                .map(rows ->
                        rows.size() > ask.size
                                ? page(ask, rows, reached, HouseholdListResource::place)
                                : new Page(rows, null, reached.toString()));
    }

    private Uni<Page> now(Ask ask, Cursor after, Position reached) {
        Position begun = after.isStart() ? reached : Position.parse(after.place().get(3));
        return households
                .now(ask.filter, place(after), ask.size + 1)
                .flatMap(rows -> {
                    if (rows.size() > ask.size) {
                        return Uni.createFrom()
                                .item(page(ask, rows, reached, last -> place(last, begun)));
                    }
                    // One page alone is one statement: nothing can have moved meanwhile.
                    return after.isStart()
                            ? Uni.createFrom().item(new Page(rows, null, reached.toString()))
                            : changed(ask, new Round(begun, FIRST, reached), rows, reached);
                });
    }

    /**
     * Those who have changed in a round, until a round fits a page: then nobody has changed behind
     * our back.
     */
    private Uni<Page> changed(Ask ask, Round round, List<Item> before, Position reached) {
        boolean first = round.after.equals(FIRST);
        Position end = first ? reached : round.end;
        int wanted = ask.size - before.size();
        return households
                .changed(ask.filter, round.since, end, round.after, wanted + 1)
                .map(found -> {
                    boolean more = found.size() > wanted;
                    List<Item> late = more ? found.subList(0, wanted) : found;
                    List<Item> items = newest(before, late);
                    UUID last = late.isEmpty() ? round.after : late.getLast().id();
                    Round next =
                            more
                                    ? new Round(round.since, last, end)
                                    : first ? null : new Round(end, FIRST, end);
                    return new Page(
                            items,
                            next == null ? null : pages.cursor(ask.name, next.place()),
                            reached.toString());
                });
    }

    /** Nobody stands on one page twice. */
    private static List<Item> newest(List<Item> before, List<Item> late) {
        Set<UUID> again = late.stream().map(Item::id).collect(Collectors.toSet());
        List<Item> items = new ArrayList<>(before);
        items.removeIf(one -> again.contains(one.id()));
        items.addAll(late);
        return items;
    }

    private Page page(
            Ask ask,
            List<Item> oneMore,
            Position reached,
            java.util.function.Function<Item, List<String>> place) {
        Pages.Page<Item> page = pages.page(ask.name, oneMore, ask.size, place);
        return new Page(page.items(), page.next(), reached.toString());
    }

    private static ListPlace place(Cursor after) {
        return new ListPlace(after.text(1, ""), after.uuid(2, FIRST));
    }

    private static List<String> place(Item last) {
        return Pages.place(ROWS, last.region(), last.id());
    }

    private static List<String> place(Item last, Position begun) {
        return Pages.place(ROWS, last.region(), last.id(), begun);
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
            List<String> lists) {}

    /**
     * A page.
     *
     * @param next null on the last one
     * @param position the place in the log that the page shows everything up to
     */
    public record Page(List<Item> items, @Nullable String next, String position) {}

    /** What is asked for, and the name under which its cursors are sealed. */
    private record Ask(String name, Filter filter, int size) {}

    /**
     * Who has changed behind one place of the log and up to another, from an id on.
     *
     * @param end where the next round begins
     */
    private record Round(Position since, UUID after, Position end) {
        static Round of(Cursor cursor) {
            return new Round(
                    Position.parse(cursor.text(1, "")),
                    cursor.uuid(2, FIRST),
                    Position.parse(cursor.text(3, "")));
        }

        List<String> place() {
            return Pages.place(CHANGED, since, after, end);
        }
    }
}
