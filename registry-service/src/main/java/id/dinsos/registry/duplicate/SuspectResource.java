package id.dinsos.registry.duplicate;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.duplicate.SuspectStore.Found;
import id.dinsos.registry.duplicate.SuspectStore.Said;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Records on file that may be one: a family card that stands for two households, and people alike
 * in the sound of their name, their birth date and their mother's name, with or without a NIK.
 */
@Path("/v1/duplicates/suspected")
public class SuspectResource {
    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> VIEWS = List.of("person", PairView.NAME);

    private final SuspectStore suspects;
    private final Views views;
    private final Pages pages;
    private final Settings settings;
    private final Caller caller;

    public SuspectResource(
            SuspectStore suspects, Views views, Pages pages, Settings settings, Caller caller) {
        this.suspects = suspects;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * @param region any level; the caller's own where absent. What lies outside it is not compared
     * @param position where the caller's last write stands, if the list must show it
     */
    @GET
    public Uni<Page> list(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @RestHeader("X-Position") @Nullable String position) {
        caller.require("registrar", "officer", "auditor");
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        int size = Pages.limit(limit);
        String name = "suspected " + wanted;
        Cursor after = pages.after(name, cursor);
        return ready(position)
                .flatMap(x -> {
                    String reached = reached().toString();
                    return suspects.find(wanted, after.text(0, ""), after.uuid(1, FIRST), size + 1)
                            .flatMap(found -> {
                                Pages.Page<Found> page =
                                        pages.page(
                                                name,
                                                found,
                                                size,
                                                last -> Pages.place(last.kind(), last.key()));
                                List<UUID> all =
                                        page.items().stream()
                                                .flatMap(item -> item.ids().stream())
                                                .toList();
                                return suspects.said(all)
                                        .map(said ->
                                                new Page(
                                                        page.items().stream()
                                                                .map(item -> Item.of(item, said))
                                                                .toList(),
                                                        page.next(),
                                                        reached));
                            });
                });
    }

    private Uni<Void> ready(@Nullable String position) {
        Uni<Void> ready = Uni.createFrom().voidItem();
        if (position == null) {
            return ready;
        }
        Position wanted = Position.parse(position);
        for (String view : VIEWS) {
            ready = ready.chain(() -> views.reached(view, wanted, settings.waitForPosition()));
        }
        return ready;
    }

    /** Up to where the list shows both the records and what was said of them. */
    private Position reached() {
        return VIEWS.stream()
                .map(view -> views.get(view).reached())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Records that may be one.
     *
     * @param kind FAMILY_CARD: {@code ids} are households with one card; PERSON: they are persons
     * @param score how likely it is, 0 to 100; it decides nothing
     * @param reasons what speaks for it (NAME, BIRTH_DATE, MOTHERS_NAME, SAME_VILLAGE,
     *     SAME_FAMILY_CARD; FORMER_NUMBER: one has a NIK or card now that another once had) and
     *     against it (DIFFERENT_NIKS)
     * @param said what officers have said of two of them so far
     */
    public record Item(
            Suspected kind, List<UUID> ids, int score, List<String> reasons, List<Said> said) {
        static Item of(Found found, List<Said> all) {
            return new Item(
                    found.kind(),
                    found.ids(),
                    found.score().points(),
                    found.score().reasons(),
                    all.stream()
                            .filter(one ->
                                    found.ids().contains(one.one())
                                            && found.ids().contains(one.other()))
                            .toList());
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
