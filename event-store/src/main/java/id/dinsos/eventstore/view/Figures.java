package id.dinsos.eventstore.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Figures that operations look at, read from tables: a query whose first columns are labels and
 * whose others are whole numbers, one gauge each. Labels cannot explode: what goes beyond {@link
 * #LARGEST} rows is added up in one series labelled {@code other}, so that sums stay right.
 */
public final class Figures {
    private static final Logger LOG = Logger.getLogger(Figures.class);
    static final int LARGEST = 2_000;
    private static final String OTHER = "other";

    private final Pool pool;
    private final MeterRegistry meters;
    private final String sql;
    private final List<String> labels;
    private final List<Shown> shown;
    private final Map<List<String>, List<Series>> series = new HashMap<>();

    /**
     * @param sql labels first, as text, then one whole number for each of {@code shown}; the most
     *     important rows first where there may be many
     */
    public Figures(
            Pool pool, MeterRegistry meters, String sql, List<String> labels, Shown... shown) {
        this.pool = pool;
        this.meters = meters;
        this.sql = sql;
        this.labels = List.copyOf(labels);
        this.shown = List.of(shown);
    }

    /** Reads them anew; what cannot be read now stays as it was. */
    public Uni<Void> read() {
        return pool.query(sql)
                .execute()
                .invoke(rows -> show(values(rows)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "%s cannot be read", shown))
                .onFailure()
                .recoverWithNull();
    }

    private Map<List<String>, long[]> values(RowSet<Row> rows) {
        Map<List<String>, long[]> values = new HashMap<>();
        for (Row row : rows) {
            List<String> key = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                key.add(values.size() < LARGEST ? String.valueOf(row.getString(i)) : OTHER);
            }
            long[] sums = values.computeIfAbsent(key, any -> new long[shown.size()]);
            for (int i = 0; i < sums.length; i++) {
                Long value = row.getLong(labels.size() + i);
                sums[i] += value == null ? 0 : value;
            }
        }
        return values;
    }

    private synchronized void show(Map<List<String>, long[]> values) {
        Set<List<String>> gone = new HashSet<>(series.keySet());
        gone.removeAll(values.keySet());
        for (List<String> key : gone) {
            List<Series> old = series.remove(key);
            if (old != null) {
                old.forEach(one -> {
                    var unused = meters.remove(one.gauge());
                });
            }
        }
        values.forEach((key, numbers) -> {
            List<Series> own = series.computeIfAbsent(key, this::registered);
            for (int i = 0; i < numbers.length; i++) {
                own.get(i).value().set(numbers[i]);
            }
        });
    }

    private List<Series> registered(List<String> key) {
        Tags tags = Tags.empty();
        for (int i = 0; i < labels.size(); i++) {
            tags = tags.and(labels.get(i), key.get(i));
        }
        List<Series> made = new ArrayList<>();
        for (Shown one : shown) {
            AtomicLong value = new AtomicLong();
            Gauge gauge =
                    Gauge.builder(one.name(), value, AtomicLong::get)
                            .description(one.help())
                            .tags(tags)
                            .strongReference(true)
                            .register(meters);
            made.add(new Series(gauge, value));
        }
        return made;
    }

    /** A metric: its name ends in its unit, its help says in words what it is. */
    public record Shown(String name, String help) {}

    private record Series(Gauge gauge, AtomicLong value) {}
}
