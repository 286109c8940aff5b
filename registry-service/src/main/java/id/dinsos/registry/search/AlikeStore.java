package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds whose names sound alike, by blind keys alone: two words of the name that sound the same, or
 * two written as one. Whoever is found is compared by somebody who may open the records.
 */
@Singleton
public class AlikeStore {
    /** Of a longer name the first words tell enough. */
    private static final int WORDS = 4;

    /** A double is likeliest where the first record lives, and a look ends at so many. */
    private static final String HOME_FIRST =
            "name <> (select left(region, 8) from view_person.person where id = $1), name";

    private final Pool pool;
    private final BlindIndex index;

    public AlikeStore(Pool pool, BlindIndex index) {
        this.pool = pool;
        this.index = index;
    }

    /** Some of those in the region, at most so many, without the one that is asked about. */
    public Uni<List<UUID>> alike(UUID except, String name, RegionCode region, int most) {
        List<Long[]> ways = ways(NameWords.of(name));
        if (ways.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple tuple =
                Tuple.tuple()
                        .addValue(except)
                        .addValue(region.code())
                        .addValue(region.code() + TermsStore.AFTER_ALL);
        List<String> any = new ArrayList<>();
        for (Long[] way : ways) {
            tuple.addValue(way);
            any.add(Districts.HAS_KEYS.replace("?", "$" + tuple.size()));
        }
        String people =
                Districts.all("region >= $2 and region < $3", "$3")
                        + ", "
                        + Districts.people(
                                HOME_FIRST,
                                "("
                                        + String.join(" or ", any)
                                        + ") and id <> $1 and here"
                                        // No range of an index: it would be read beside that of
                                        // names.
                                        + " and left(region, length($2)) = $2",
                                most);
        return pool.preparedQuery("with recursive " + people + " select id from named")
                .execute(tuple)
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    private List<Long[]> ways(List<String> all) {
        List<String> words = all.size() > WORDS ? all.subList(0, WORDS) : all;
        List<Long> sounds = index.sounds(words);
        List<Long[]> ways = new ArrayList<>();
        for (int i = 0; i < sounds.size(); i++) {
            for (int j = i + 1; j < sounds.size(); j++) {
                ways.add(new Long[] {sounds.get(i), sounds.get(j)});
            }
        }
        if (sounds.size() == 1) {
            ways.add(new Long[] {sounds.getFirst()});
        }
        Set<Long> joined = new LinkedHashSet<>(index.joinedAlone(words));
        joined.forEach(key -> ways.add(new Long[] {key}));
        return ways;
    }
}
