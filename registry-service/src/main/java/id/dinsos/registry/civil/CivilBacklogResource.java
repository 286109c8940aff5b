package id.dinsos.registry.civil;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.civil.CivilBacklogStore.Count;
import id.dinsos.registry.civil.CivilBacklogStore.Item;
import id.dinsos.registry.match.CivilCause;
import id.dinsos.registry.region.RegionStore;
import id.dinsos.registry.sheet.SheetText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Who is not matched with the civil registry, by village and cause: to be repaired by a correction
 * of the person, and asked about anew by a check. Ids and causes, no names.
 */
@Path("/v1/civil-backlog")
public class CivilBacklogResource {
    private static final UUID FIRST = new UUID(0, 0);
    private static final int MAX_LINES = 50_000;
    private static final List<String> VIEWS = List.of(CivilView.NAME, "person");

    private final CivilBacklogStore backlog;
    private final RegionStore regions;
    private final Views views;
    private final Pages pages;
    private final Settings settings;
    private final Caller caller;

    public CivilBacklogResource(
            CivilBacklogStore backlog,
            RegionStore regions,
            Views views,
            Pages pages,
            Settings settings,
            Caller caller) {
        this.backlog = backlog;
        this.regions = regions;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * By village, then by id.
     *
     * @param region any level; the caller's own where absent
     * @param cause those for one cause alone
     * @param position where the caller's last write stands, if the list must show it
     */
    @GET
    public Uni<Page> list(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable CivilCause cause,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @RestHeader("X-Position") @Nullable String position) {
        RegionCode wanted = wanted(region);
        int size = Pages.limit(limit);
        String name = "civil-backlog %s %s".formatted(wanted, cause);
        Cursor after = pages.after(name, cursor);
        return ready(position)
                .flatMap(reached ->
                        backlog.list(
                                        wanted,
                                        cause,
                                        after.text(0, ""),
                                        after.uuid(1, FIRST),
                                        size + 1)
                                .map(found -> {
                                    Pages.Page<Item> page =
                                            pages.page(
                                                    name,
                                                    found,
                                                    size,
                                                    last ->
                                                            Pages.place(
                                                                    last.region(),
                                                                    last.personId()));
                                    return new Page(page.items(), page.next(), reached);
                                }));
    }

    /** How many, by village and cause. */
    @GET
    @Path("/villages")
    public Uni<Counts> villages(
            @RestQuery @Nullable String region,
            @RestHeader("X-Position") @Nullable String position) {
        RegionCode wanted = wanted(region);
        return ready(position)
                .flatMap(
                        reached -> backlog.count(wanted).map(counts -> Counts.of(counts, reached)));
    }

    /** For a spreadsheet, the first fifty thousand. */
    @GET
    @Path("/persons.csv")
    @Produces("text/csv")
    public Uni<String> personsCsv(
            @RestQuery @Nullable String region, @RestQuery @Nullable CivilCause cause) {
        RegionCode wanted = wanted(region);
        return ready(null)
                .flatMap(reached -> backlog.list(wanted, cause, "", FIRST, MAX_LINES))
                .map(items ->
                        SheetText.of(
                                List.of(
                                        "id",
                                        "kode_desa",
                                        "desa",
                                        "id_keluarga",
                                        "sebab",
                                        "sebab_sebelumnya",
                                        "tgl_periksa",
                                        "skor_nama"),
                                items.stream().map(this::cells)));
    }

    /** As {@code villages}, for a spreadsheet. */
    @GET
    @Path("/villages.csv")
    @Produces("text/csv")
    public Uni<String> villagesCsv(@RestQuery @Nullable String region) {
        RegionCode wanted = wanted(region);
        return ready(null)
                .flatMap(reached -> backlog.count(wanted))
                .map(counts ->
                        SheetText.of(
                                List.of("kode_desa", "desa", "sebab", "orang"),
                                counts.stream()
                                        .map(one ->
                                                List.of(
                                                        one.region(),
                                                        regions.name(one.region()),
                                                        CivilWords.label(one.cause()),
                                                        Long.toString(one.people())))));
    }

    private List<String> cells(Item item) {
        CivilCause was = item.was();
        return List.of(
                item.personId().toString(),
                item.region(),
                regions.name(item.region()),
                Objects.toString(item.householdId(), ""),
                CivilWords.label(item.cause()),
                was == null ? "" : CivilWords.label(was),
                Objects.toString(item.checkedOn(), ""),
                Objects.toString(item.nameScore(), ""));
    }

    private RegionCode wanted(@Nullable String region) {
        caller.require("registrar", "officer", "auditor");
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        return wanted;
    }

    /** Up to where the list shows both where people are and how they stand. */
    private Uni<String> ready(@Nullable String position) {
        Uni<Void> ready = Uni.createFrom().voidItem();
        if (position != null) {
            Position wanted = Position.parse(position);
            for (String view : VIEWS) {
                ready = ready.chain(() -> views.reached(view, wanted, settings.waitForPosition()));
            }
        }
        return ready.map(x ->
                VIEWS.stream()
                        .map(view -> views.get(view).reached())
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                        .toString());
    }

    /**
     * A page.
     *
     * @param next null on the last one
     * @param position the place in the log that the page shows everything up to
     */
    public record Page(List<Item> items, @Nullable String next, String position) {}

    /** All counts, and their sum. */
    public record Counts(long people, List<Count> items, String position) {
        static Counts of(List<Count> counts, String position) {
            return new Counts(counts.stream().mapToLong(Count::people).sum(), counts, position);
        }
    }
}
