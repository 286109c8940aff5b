package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.NumberStore;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonAnswer;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.search.PersonSearchStore.Hit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by NIK, family card, welfare card, key of the ministry's file, name, place, decile
 * or PPKS type.
 */
@Path("/v1/persons/search")
public class SearchResource {
    private static final PersonDecider PERSONS = new PersonDecider();

    /** Whoever looks up the papers of all who come to a counter stays far below. */
    private static final int MAX_MISSES = 300;

    private final PersonSearchStore searches;
    private final FormerNumberStore former;
    private final FileKeyStore keys;
    private final NumberStore numbers;
    private final PersonStore persons;
    private final EventStore store;
    private final ReadLogStore readLog;
    private final Views views;
    private final Settings settings;
    private final Pages pages;
    private final Caller caller;

    public SearchResource(
            PersonSearchStore searches,
            FormerNumberStore former,
            FileKeyStore keys,
            NumberStore numbers,
            PersonStore persons,
            EventStore store,
            ReadLogStore readLog,
            Views views,
            Settings settings,
            Pages pages,
            Caller caller) {
        this.searches = searches;
        this.former = former;
        this.keys = keys;
        this.numbers = numbers;
        this.persons = persons;
        this.store = store;
        this.readLog = readLog;
        this.views = views;
        this.settings = settings;
        this.pages = pages;
        this.caller = caller;
    }

    /** Only the page that is shown is decrypted, and it is shown once the read is on record. */
    @POST
    public Uni<SearchAnswer> search(
            SearchBody body, @RestHeader("X-Position") @Nullable String position) {
        caller.require("registrar", "officer");
        body.check();
        RegionCode region = body.region() == null ? caller.region() : body.where();
        caller.over(region);
        if (body.nik() != null) {
            return byNik(body.nik());
        }
        if (body.idSemesta() != null) {
            return counted(keys.person(body.idSemesta(), region, caller));
        }
        if (body.idKeluarga() != null) {
            return counted(keys.family(body.idKeluarga(), region, caller));
        }
        Uni<Void> ready =
                position == null
                        ? Uni.createFrom().voidItem()
                        : views.reached(
                                PersonView.NAME,
                                Position.parse(position),
                                settings.waitForPosition());
        String card = body.kksCard() == null ? null : persons.card(body.kksCard()).token();
        String list = body.list(region);
        Cursor after = pages.after(list, body.cursor());
        return ready.flatMap(x -> {
            String reached = reached();
            return searches.find(body, region, card, after)
                    .flatMap(found ->
                            shown(found.ids())
                                    .map(items ->
                                            new SearchAnswer(
                                                    items, next(list, found.end()), reached)));
        });
    }

    /**
     * At most one person has a NIK; where nobody has it, those who once had it. None is shown to a
     * caller without authority over them, and what is not shown is one answer, whether it is on
     * record elsewhere or nowhere. Misses are counted: whoever has many is guessing.
     */
    private Uni<SearchAnswer> byNik(String nik) {
        return counted(
                persons.holder(nik)
                        .flatMap(holder ->
                                holder.isEmpty()
                                        ? Uni.createFrom().item(List.<UUID>of())
                                        : persons.find(holder.get(), caller)
                                                .map(found -> List.of(found.id()))
                                                .onFailure(RefusedException.class)
                                                .recoverWithItem(List.of()))
                        .flatMap(ids ->
                                ids.isEmpty()
                                        ? former.byNik(nik, caller.region())
                                        : Uni.createFrom().item(ids)));
    }

    private Uni<SearchAnswer> counted(Uni<List<UUID>> found) {
        return found.flatMap(this::shown)
                .call(items ->
                        items.isEmpty()
                                ? numbers.noted(
                                        NumberStore.SEARCHED,
                                        caller,
                                        MAX_MISSES,
                                        SearchCode.TOO_MANY_SEARCHES)
                                : Uni.createFrom().voidItem())
                .map(items -> new SearchAnswer(items, null, reached()));
    }

    private @Nullable String next(String list, @Nullable Hit end) {
        return end == null ? null : pages.cursor(list, end.place());
    }

    private String reached() {
        return views.get(PersonView.NAME).reached().toString();
    }

    private Uni<List<PersonAnswer>> shown(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.combine()
                .all()
                .unis(readLog.read(caller.actor(), "search", ids), store.loadAll(ids))
                .with((kept, streams) -> answers(ids, streams, PersonStore.mayName(caller)));
    }

    /** An erased person is not found any more, even before the view has forgotten them. */
    private static List<PersonAnswer> answers(
            List<UUID> ids, Map<UUID, Stream> streams, boolean named) {
        List<PersonAnswer> found = new ArrayList<>();
        for (UUID id : ids) {
            if (Objects.requireNonNull(streams.get(id)).fold(PERSONS) instanceof Registered person
                    && !person.identity().isErased()) {
                found.add(PersonAnswer.of(id, person, named));
            }
        }
        return found;
    }

    /**
     * Those found, the best first; the cursor is null on the last page. For a name that many have a
     * page may be short, even empty, before that.
     *
     * @param position the place in the log that the page shows everything up to
     */
    public record SearchAnswer(
            List<PersonAnswer> items, @Nullable String cursor, String position) {}
}
