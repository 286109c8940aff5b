package id.dinsos.registry.statistics;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.registry.office.OfficeDay;
import id.dinsos.registry.statistics.CountStore.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The tables that anybody may see: of each subject and regency one a month, by village, rounded
 * before it is stored. It is counted when it is first asked for and stays as it is for the month.
 */
@Singleton
public class PublicTableStore {
    private static final String FIND =
            "select counted_on, places, counts from public_table"
                    + " where month = $1 and subject = $2 and regency = $3";
    private static final String KEEP =
            "insert into public_table (month, subject, regency, counted_on, places, counts)"
                    + " values ($1, $2, $3, $4, $5, $6) on conflict do nothing";

    private final Pool pool;
    private final CountStore counts;
    private final OfficeDay days;
    private final Rounding rounding;

    PublicTableStore(Pool pool, CountStore counts, OfficeDay days, KeyedHash hash) {
        this.pool = pool;
        this.counts = counts;
        this.days = days;
        this.rounding =
                new Rounding(cell -> ByteBuffer.wrap(hash.of("public-count", cell)).getInt());
    }

    Uni<Published> ofThisMonth(Subject of, RegionCode regency) {
        return ofMonth(of, regency, days.today());
    }

    /** As it is published on a day, where the regency lies. */
    public Uni<Published> ofMonth(Subject of, RegionCode regency, LocalDate today) {
        return ofMonth(of.name(), of.width(), regency, today, () -> counts.byVillage(of, regency));
    }

    /**
     * A table of another feature, published by the same rules. No number in it may follow from
     * those of another table, or rounding would protect neither.
     *
     * @param of its name
     * @param width how many counts each place has
     */
    public Uni<Published> ofMonth(
            String of,
            int width,
            RegionCode regency,
            LocalDate today,
            Supplier<Uni<Map<String, long[]>>> count) {
        Tuple key = Tuple.of(YearMonth.from(today).toString(), of, regency.code());
        return find(key, width)
                .flatMap(known ->
                        known.isEmpty()
                                ? count.get()
                                        .flatMap(found -> keep(key, of, today, found))
                                        .flatMap(x -> find(key, width))
                                        .map(Optional::orElseThrow)
                                : Uni.createFrom().item(known.get()));
    }

    /**
     * Of several that count at the same moment the first one's table is the month's. A place that
     * shows nobody is left out, so that nobody learns that a few are there.
     */
    private Uni<Void> keep(Tuple key, String of, LocalDate today, Map<String, long[]> found) {
        List<String> places = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        found.forEach((place, exact) -> {
            List<Long> cells = new ArrayList<>();
            for (int part = 0; part < exact.length; part++) {
                cells.add(rounding.of(of + "/" + place + "/" + part, exact[part]));
            }
            if (cells.stream().anyMatch(count -> count > 0)) {
                places.add(place);
                counts.addAll(cells);
            }
        });
        return pool.preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                key.getString(0),
                                key.getString(1),
                                key.getString(2),
                                today,
                                places.toArray(String[]::new),
                                counts.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private Uni<Optional<Published>> find(Tuple key, int width) {
        return pool.preparedQuery(FIND)
                .execute(key)
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext()
                            ? Optional.of(published(row.next(), width))
                            : Optional.empty();
                });
    }

    private static Published published(Row row, int width) {
        String[] places = row.getArrayOfStrings("places");
        long[] counts = Arrays.stream(row.getArrayOfLongs("counts")).mapToLong(x -> x).toArray();
        Map<String, long[]> cells = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            cells.put(places[i], Arrays.copyOfRange(counts, i * width, (i + 1) * width));
        }
        return new Published(row.getLocalDate("counted_on"), cells);
    }

    /** A month's table by village, as anybody may know it. */
    public record Published(LocalDate countedOn, Map<String, long[]> cells) {
        /**
         * By district of the regency, or by village of a district: nothing but sums of the cells,
         * so that sums tell nothing that the cells do not.
         */
        public Map<String, long[]> below(RegionCode parent) {
            int length =
                    parent.level() == RegionCode.Level.REGENCY
                            ? CountStore.DISTRICT
                            : CountStore.VILLAGE;
            Map<String, long[]> sums = new TreeMap<>();
            cells.forEach((place, counts) -> {
                if (parent.covers(RegionCode.of(place))) {
                    String below = place.substring(0, Math.min(length, place.length()));
                    long[] sum = sums.computeIfAbsent(below, x -> new long[counts.length]);
                    for (int i = 0; i < counts.length; i++) {
                        sum[i] += counts[i];
                    }
                }
            });
            return sums;
        }
    }
}
