package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.registry.search.TermsStore.Conditions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds ids of persons in the view, best matches first: those whose every word is spelt so, then
 * those whose every word sounds so, then, of three words or more, those who lack one. Within a rank
 * by village and id, so that pages never overlap.
 *
 * <p>However common a name, a page costs a bounded look. A sample of the people of the region tells
 * whether many have it: then it is soon met by going through them in their order. A name that few
 * have is found through the index of names, all at once, however it is spelt. Where a stretch of
 * people does not fill the page, the page is short, and its cursor goes on from where the look
 * ended.
 */
@Singleton
public class PersonSearchStore {
    /** The first two ranks of a name; whoever is of the first would be of the second. */
    static final int SPELT = 0;

    static final int SOUNDING = 1;

    /** Of a sample, how many have a name that is not worth looking up as a whole. */
    private static final int MANY = 4;

    private final Pool pool;
    private final BlindIndex index;
    private final Limits limits;
    private final RareNameStore rare;

    @Inject
    public PersonSearchStore(Pool pool, BlindIndex index) {
        this(pool, index, new Limits(200, 2_500, 4_000));
    }

    PersonSearchStore(Pool pool, BlindIndex index, Limits limits) {
        this.pool = pool;
        this.index = index;
        this.limits = limits;
        this.rare = new RareNameStore(pool, limits.few);
    }

    /**
     * How far a look goes.
     *
     * @param sample people who tell whether many have a name
     * @param few who may have a name that is looked up as a whole
     * @param stretch people a page goes through for a name that many have
     */
    record Limits(int sample, int few, int stretch) {}

    /**
     * A page of ids. How many are wanted is an argument, so that the statements are parsed once.
     *
     * @param card the token of the welfare card that is asked for; null where none is
     * @param after where the page before has ended
     */
    public Uni<Found> find(
            SearchBody body, RegionCode region, @Nullable String card, Cursor after) {
        TermsStore search = TermsStore.of(body, region, index, card);
        return page(search, SearchPlace.of(after), List.of());
    }

    private Uni<Found> page(TermsStore search, SearchPlace from, List<Hit> before) {
        int wanted = search.body().page() - before.size();
        return rank(search, from, wanted)
                .flatMap(look -> {
                    List<Hit> all = new ArrayList<>(before);
                    all.addAll(look.hits);
                    boolean last = look.rank + 1 >= search.ranks().size();
                    if (look.hits.size() == wanted) {
                        return Uni.createFrom().item(new Found(all, all.getLast()));
                    }
                    if (look.end != null) {
                        return Uni.createFrom().item(new Found(all, look.end));
                    }
                    return last
                            ? Uni.createFrom().item(new Found(all, null))
                            : page(search, SearchPlace.begin(look.rank + 1), all);
                });
    }

    private Uni<Look> rank(TermsStore search, SearchPlace from, int wanted) {
        if (search.ranks().get(from.rank).any().isEmpty()) {
            return walk(search, from, wanted).map(hits -> new Look(from.rank, hits, null));
        }
        if (from.rank > SPELT) {
            return alone(search, from, wanted);
        }
        return sample(search, new SearchPlace(SOUNDING, from.region, from.id))
                .flatMap(sounding ->
                        sounding.named >= MANY
                                ? alone(search, from, wanted)
                                : or(
                                        rare.firstSpelt(search, from, wanted),
                                        () ->
                                                or(
                                                        rare.sounding(search, from, wanted),
                                                        () -> alone(search, from, wanted))));
    }

    private static Uni<Look> or(Uni<Optional<Look>> look, Supplier<Uni<Look>> next) {
        return look.flatMap(found -> found.map(Uni.createFrom()::item).orElseGet(next));
    }

    /** One rank by itself. */
    private Uni<Look> alone(TermsStore search, SearchPlace from, int wanted) {
        return sample(search, from)
                .flatMap(sample -> {
                    if (sample.hits.size() >= wanted) {
                        return Uni.createFrom()
                                .item(new Look(from.rank, sample.hits.subList(0, wanted), null));
                    }
                    return sample.named >= MANY
                            ? stretch(search, from, wanted)
                            : or(
                                    rare.ofRank(search, from, wanted),
                                    () -> stretch(search, from, wanted));
                });
    }

    /** Who comes next in the region: how many are named so, and the first of those found. */
    private Uni<Sample> sample(TermsStore search, SearchPlace from) {
        Conditions where = new Conditions();
        search.place(where, from);
        String place = where.take();
        search.ranks().get(from.rank).anyOf(where);
        String named = where.take();
        search.filter(where);
        search.ranks().get(from.rank).noneOf(where);
        String found = where.take();
        return pool.preparedQuery(
                        """
                        select region, id, %s found from (
                            select * from view_person.person where %s order by region, id limit %d) one
                        where %s order by region, id limit %d
                        """
                                .formatted(
                                        // A number that somebody has not is unknown, which is no
                                        // match.
                                        found.isEmpty() ? "true" : "coalesce(" + found + ", false)",
                                        place,
                                        limits.sample,
                                        named,
                                        4 * MANY))
                .execute(where.tuple)
                .map(rows -> {
                    List<Hit> hits = new ArrayList<>();
                    for (Row row : rows) {
                        if (row.getBoolean("found")) {
                            hits.add(hit(from.rank, row));
                        }
                    }
                    return new Sample(rows.size(), hits);
                });
    }

    /** Through the people of the region in their order, as far as a page may go. */
    private Uni<Look> stretch(TermsStore search, SearchPlace from, int wanted) {
        Conditions where = new Conditions();
        search.place(where, from);
        String place = where.take();
        search.filter(where);
        search.ranks().get(from.rank).anyOf(where);
        search.ranks().get(from.rank).noneOf(where);
        String found = where.take();
        where.join("?", wanted);
        String inOrder =
                " from view_person.person where "
                        + place
                        + " order by region, id limit "
                        + limits.stretch;
        return pool.preparedQuery(
                        "select region, id from (select *%s) one where %s order by region, id limit %s"
                                .formatted(inOrder, found, where.take()))
                .execute(where.tuple)
                .map(rows -> hits(rows, from.rank))
                .flatMap(hits ->
                        hits.size() == wanted
                                ? Uni.createFrom().item(new Look(from.rank, hits, null))
                                : end(search, from).map(end -> new Look(from.rank, hits, end)));
    }

    /** Where the stretch ends; null where the region does. */
    private Uni<@Nullable Hit> end(TermsStore search, SearchPlace from) {
        Conditions where = new Conditions();
        search.place(where, from);
        return pool.preparedQuery(
                        "select region, id from view_person.person where %s order by region, id offset %d limit 1"
                                .formatted(where.take(), limits.stretch - 1))
                .execute(where.tuple)
                .map(rows -> {
                    List<Hit> hits = hits(rows, from.rank);
                    return hits.isEmpty() ? null : hits.getFirst();
                });
    }

    /**
     * Without a name: in the order of an index. Planned for its own values: some types are in every
     * street, others once in a regency.
     */
    private Uni<List<Hit>> walk(TermsStore search, SearchPlace from, int wanted) {
        Conditions where = new Conditions();
        search.narrow(where, from);
        where.join(" order by region, id limit ?", wanted);
        String found = where.take();
        return pool.withTransaction(tx ->
                tx.query("set local plan_cache_mode = force_custom_plan")
                        .execute()
                        .flatMap(x ->
                                tx.preparedQuery(
                                                "select region, id from view_person.person where "
                                                        + found)
                                        .execute(where.tuple))
                        .map(rows -> hits(rows, from.rank)));
    }

    static List<Hit> hits(RowSet<Row> rows, int rank) {
        List<Hit> hits = new ArrayList<>();
        for (Row row : rows) {
            hits.add(hit(rank, row));
        }
        return hits;
    }

    private static Hit hit(int rank, Row row) {
        return new Hit(rank, row.getString("region"), row.getUUID("id"));
    }

    /** What was found, and where the next page begins; null where nothing is left. */
    public record Found(List<Hit> hits, @Nullable Hit end) {
        public List<UUID> ids() {
            return hits.stream().map(Hit::id).toList();
        }
    }

    /** One who was found. */
    public record Hit(int rank, String region, UUID id) {
        List<String> place() {
            return Pages.place(rank, region, id);
        }
    }

    /**
     * Some people of the region.
     *
     * @param named how many of them have the name, counted no further than it matters
     */
    private record Sample(int named, List<Hit> hits) {}

    /**
     * What one rank has given, or several at once.
     *
     * @param rank the last of them
     * @param end where the look ended before the rank did; null where it did not
     */
    record Look(int rank, List<Hit> hits, @Nullable Hit end) {}

    record SearchPlace(int rank, String region, UUID id) {
        static SearchPlace begin(int rank) {
            return new SearchPlace(rank, "", new UUID(0, 0));
        }

        static SearchPlace of(Cursor after) {
            return new SearchPlace(
                    (int) after.number(0, 0), after.text(1, ""), after.uuid(2, new UUID(0, 0)));
        }
    }
}
