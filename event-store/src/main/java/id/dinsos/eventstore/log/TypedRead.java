package id.dinsos.eventstore.log;

import id.dinsos.eventstore.log.EventRows.Link;
import id.dinsos.eventstore.log.EventStore.Kinds;
import id.dinsos.eventstore.log.EventStore.Page;
import id.dinsos.eventstore.rules.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A stretch of the log with only the events of some types. The database leaves the others out: many
 * views read one log, and each of them is about little of it. The last event comes in any case,
 * without its content, for it says how far the stretch goes.
 */
final class TypedRead {
    private static final String SOME =
            "select tx::text::bigint tx, position, stream_id, version, type,"
                    + " case when asked then meta end meta, case when asked then data end data,"
                    + " recorded_at, hash, span"
                    + " from (select p.*, p.type = any($4::text[]) asked,"
                    + " count(*) over () span, row_number() over (order by p.tx, p.position) place"
                    + " from (select e.* from event e"
                    + EventStore.AFTER
                    + ") p) q where asked or place = span order by place";

    private static final String KINDS =
            "select p.tx::text::bigint tx, p.position, p.type from (select e.* from event e"
                    + EventStore.AFTER
                    + ") p order by p.tx, p.position";

    private TypedRead() {}

    static Uni<Kinds> kinds(Pool pool, Position after, int limit) {
        return pool.preparedQuery(KINDS)
                .execute(Tuple.of(Long.toString(after.tx()), after.position(), limit))
                .map(rows -> {
                    Set<String> types = new HashSet<>();
                    Position end = after;
                    for (Row row : rows) {
                        types.add(row.getString("type"));
                        end = EventRows.position(row);
                    }
                    return new Kinds(rows.size(), end, types);
                });
    }

    static Uni<Page> of(Pool pool, EventRows events, Position after, int limit, Set<String> types) {
        boolean all = types.isEmpty();
        Tuple tuple = Tuple.of(Long.toString(after.tx()), after.position(), limit);
        if (!all) {
            tuple.addValue(types.toArray(String[]::new));
        }
        return pool.preparedQuery(all ? EventStore.COLUMNS + EventStore.AFTER : SOME)
                .execute(tuple)
                .flatMap(rows ->
                        events.decode(pool, rows).map(links -> page(after, rows, links, all)));
    }

    private static Page page(Position after, RowSet<Row> rows, List<Link> links, boolean all) {
        Row last = null;
        for (Row row : rows) {
            last = row;
        }
        return last == null
                ? new Page(List.of(), 0, after, Instant.EPOCH)
                : new Page(
                        links.stream().map(Link::recorded).toList(),
                        all ? rows.size() : Math.toIntExact(last.getLong("span")),
                        EventRows.position(last),
                        last.getOffsetDateTime("recorded_at").toInstant());
    }
}
