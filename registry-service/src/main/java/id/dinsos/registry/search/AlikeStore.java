package id.dinsos.registry.search;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.person.PersonIdentity;
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
 * two written as one; born in one year or in the same month of another, as far as that is known. A
 * namesake of another birth is somebody else, and most namesakes are. Whoever is found is compared
 * by somebody who may open the records.
 */
@Singleton
public class AlikeStore {
    /** Of a longer name the first words tell enough. */
    private static final int WORDS = 4;

    /** A double is likeliest where the first record lives, and a look ends at so many. */
    private static final String HOME_FIRST =
            "name <> (select left(region, 8) from view_person.person where id = $1), name";

    /** Who may have been born on the day that is asked about, however it was typed. */
    private static final String BORN =
            " and (born is null or $4::int is null or born / 12 = $4 / 12 or born % 12 = $4 % 12)";

    /** Nobody is shown whom an officer has called different. */
    private static final String UNJUDGED =
            " select id from named where not exists (select from view_duplicate_pair.pair p"
                    + " where p.one = least(named.id, $1) and p.other = greatest(named.id, $1)"
                    + " and p.verdict = 'DIFFERENT')";

    private final Pool pool;
    private final BlindIndex index;

    public AlikeStore(Pool pool, BlindIndex index) {
        this.pool = pool;
        this.index = index;
    }

    /** Some of those in the region, at most so many, without the one that is asked about. */
    public Uni<List<UUID>> alike(
            UUID except, PersonIdentity identity, RegionCode region, int most) {
        List<Long[]> ways = ways(NameWords.of(identity.name()));
        if (ways.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple tuple =
                Tuple.tuple()
                        .addValue(except)
                        .addValue(region.code())
                        .addValue(region.code() + TermsStore.AFTER_ALL)
                        .addValue(PersonRow.Known.month(identity.birthDate()));
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
                                        + " and left(region, length($2)) = $2"
                                        + BORN,
                                most);
        return pool.preparedQuery("with recursive " + people + UNJUDGED)
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
