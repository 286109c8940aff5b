package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.KernelCode;
import id.dinsos.eventstore.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds ids of persons in the view, best matches first: those whose every word is spelt so, then
 * those whose every word sounds so, then, of three words or more, those who lack one. Within a rank
 * by village and id, so that pages never overlap.
 */
@Singleton
public class PersonSearchClient {
    /** The character after the dot: behind every code below a region, before its next sibling. */
    private static final String AFTER_ALL = "/";

    private static final int WORDS_TO_SPARE_ONE = 3;

    private final Pool pool;
    private final BlindIndexClient index;

    public PersonSearchClient(Pool pool, BlindIndexClient index) {
        this.pool = pool;
        this.index = index;
    }

    /** A page of ids. Each search is planned for its own words: some names are everywhere. */
    public Uni<Found> find(SearchBody body, RegionCode region) {
        List<Rank> ranks = ranks(body);
        Place from = Place.parse(body.cursor(), ranks.size());
        return pool.withTransaction(tx ->
                tx.query("set local plan_cache_mode = force_custom_plan")
                        .execute()
                        .flatMap(x -> page(tx, new Search(body, region, ranks), from, List.of())));
    }

    private Uni<Found> page(SqlConnection tx, Search search, Place from, List<Hit> before) {
        int wanted = search.body.page() - before.size();
        return rank(tx, search, from, wanted)
                .flatMap(hits -> {
                    List<Hit> all = new ArrayList<>(before);
                    all.addAll(hits);
                    boolean last = from.rank + 1 >= search.ranks.size();
                    if (hits.size() == wanted) {
                        return Uni.createFrom().item(new Found(all, all.getLast().cursor()));
                    }
                    return last
                            ? Uni.createFrom().item(new Found(all, null))
                            : page(tx, search, Place.begin(from.rank + 1), all);
                });
    }

    private static Uni<List<Hit>> rank(SqlConnection tx, Search search, Place from, int wanted) {
        Conditions where = new Conditions();
        SearchBody body = search.body;
        String code = search.region.code();
        // Never before the region asked for, whatever a forged cursor says.
        where.add("region >= ?", from.region.compareTo(code) > 0 ? from.region : code);
        where.add("region < ?", code + AFTER_ALL);
        where.add("(region > ?", from.region);
        where.join(" or id > ?)", from.id);
        if (body.kkNumber() != null) {
            where.add("kk = ?", search.kk());
        }
        if (body.decileFrom() != null) {
            where.add("decile >= ?", body.decileFrom());
        }
        if (body.decileTo() != null) {
            where.add("decile <= ?", body.decileTo());
        }
        if (body.sex() != null) {
            where.add("sex = ?", body.sex().name());
        }
        if (body.alive() != null) {
            where.add("alive = ?", body.alive());
        }
        if (body.ppksType() != null) {
            where.add("keys @> ?", keys(List.of(BlindIndexClient.ofType(body.ppksType()))));
        }
        search.ranks.get(from.rank).narrow(where);
        return tx.preparedQuery(
                        "select region, id from view_person.person where "
                                + where.sql
                                + " order by region, id limit "
                                + wanted)
                .execute(where.tuple)
                .map(rows -> {
                    List<Hit> hits = new ArrayList<>();
                    rows.forEach(
                            row -> hits.add(new Hit(from.rank, row.getString(0), row.getUUID(1))));
                    return hits;
                });
    }

    private List<Rank> ranks(SearchBody body) {
        if (body.name() == null) {
            return List.of(new Rank(List.of(), List.of()));
        }
        List<String> words = NameWords.of(body.name());
        List<Long> spelt = index.spellings(words);
        List<Long> sounding = index.sounds(words);
        List<Rank> ranks = new ArrayList<>();
        ranks.add(new Rank(List.of(spelt), List.of()));
        ranks.add(new Rank(List.of(sounding), List.of(spelt)));
        if (sounding.size() >= WORDS_TO_SPARE_ONE) {
            ranks.add(new Rank(withoutOne(sounding), List.of(sounding)));
        }
        return ranks;
    }

    private static List<List<Long>> withoutOne(List<Long> keys) {
        List<List<Long>> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Long> left = new ArrayList<>(keys);
            left.remove(i);
            all.add(left);
        }
        return all;
    }

    private static Long[] keys(List<Long> keys) {
        return keys.toArray(Long[]::new);
    }

    /** What was found, and where the next page begins; null where nothing is left. */
    public record Found(List<Hit> hits, @Nullable String cursor) {
        public List<UUID> ids() {
            return hits.stream().map(Hit::id).toList();
        }
    }

    /** One who was found. */
    public record Hit(int rank, String region, UUID id) {
        String cursor() {
            return rank + "/" + region + "/" + id;
        }
    }

    private final class Search {
        private final SearchBody body;
        private final RegionCode region;
        private final List<Rank> ranks;

        Search(SearchBody body, RegionCode region, List<Rank> ranks) {
            this.body = body;
            this.region = region;
            this.ranks = ranks;
        }

        UUID kk() {
            return index.ofKk(String.valueOf(body.kkNumber()));
        }
    }

    /**
     * How well a name must fit.
     *
     * @param any sets of keys of which one must be there
     * @param not sets of which none may be there whole: they had their turn
     */
    private record Rank(List<List<Long>> any, List<List<Long>> not) {
        void narrow(Conditions where) {
            for (int i = 0; i < any.size(); i++) {
                String one = "keys @> ?" + (i + 1 == any.size() ? ")" : "");
                if (i == 0) {
                    where.add("(" + one, keys(any.get(i)));
                } else {
                    where.join(" or " + one, keys(any.get(i)));
                }
            }
            not.forEach(set -> where.add("not keys @> ?", keys(set)));
        }
    }

    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder();
        private final Tuple tuple = Tuple.tuple();

        void add(String condition, Object value) {
            join((sql.isEmpty() ? "" : " and ") + condition, value);
        }

        void join(String condition, Object value) {
            var unused = tuple.addValue(value);
            sql.append(condition.replace("?", "$" + tuple.size()));
        }
    }

    private record Place(int rank, String region, UUID id) {
        static Place begin(int rank) {
            return new Place(rank, "", new UUID(0, 0));
        }

        static Place parse(@Nullable String cursor, int ranks) {
            if (cursor == null) {
                return begin(0);
            }
            try {
                String[] parts = cursor.split("/", -1);
                int rank = Integer.parseInt(parts[0]);
                if (parts.length == 3 && rank >= 0 && rank < ranks) {
                    return new Place(rank, parts[1], UUID.fromString(parts[2]));
                }
            } catch (IllegalArgumentException e) {
                // refused below, as every other cursor that is not ours
            }
            throw RefusedException.of(KernelCode.CURSOR_INVALID, "send the cursor you were given");
        }
    }
}
