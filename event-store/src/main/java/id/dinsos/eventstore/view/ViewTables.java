package id.dinsos.eventstore.view;

import id.dinsos.eventstore.log.Fence;
import id.dinsos.eventstore.rules.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** The tables of a view, each set in a schema of its own: made, indexed, and swapped in. */
record ViewTables(Pool pool, View view) {
    /** Code of which nothing was seen for so long is gone. */
    private static final int LEFT_ALONE_SECONDS = 60;

    private static final String MEMORY_FOR_INDEXES = "set local maintenance_work_mem = '256MB';";

    Uni<Void> create(String name, String schema, String ddl) {
        return Fence.transaction(
                pool,
                tx ->
                        path(tx, schema)
                                .flatMap(x -> run(tx, "create schema " + schema))
                                .flatMap(x -> run(tx, ddl))
                                .flatMap(x ->
                                        tx.preparedQuery(
                                                        "insert into public.checkpoint (view, version, tx, position)"
                                                                + " values ($1, $2, 0, 0)")
                                                .execute(Tuple.of(name, view.version())))
                                .replaceWithVoid());
    }

    Uni<Void> index(String schema) {
        return Fence.transaction(
                pool,
                tx -> path(tx, schema).flatMap(x -> run(tx, MEMORY_FOR_INDEXES + view.indexes())));
    }

    /**
     * The checkpoint comes with the tables, so what they lack is read next. It is locked before the
     * tables are, as a batch does.
     */
    Uni<Void> swap(String name, String schema) {
        String live = view.schema();
        return Fence.transaction(
                pool,
                tx ->
                        tx.preparedQuery("select from checkpoint where view = $1 for update")
                                .execute(Tuple.of(view.name()))
                                .flatMap(x ->
                                        run(tx, "drop schema if exists %s cascade".formatted(live)))
                                .flatMap(x ->
                                        run(
                                                tx,
                                                "alter schema %s rename to %s"
                                                        .formatted(schema, live)))
                                .flatMap(x -> forget(tx, view.name()))
                                .flatMap(x ->
                                        tx.preparedQuery(
                                                        "update checkpoint set view = $1 where view = $2")
                                                .execute(Tuple.of(view.name(), name)))
                                .replaceWithVoid());
    }

    /** What an unfinished rebuild has left. */
    Uni<Void> drop(String name, String schema) {
        return Fence.transaction(
                pool,
                tx ->
                        run(tx, "drop schema if exists " + schema + " cascade")
                                .flatMap(x -> forget(tx, name)));
    }

    /** How far the view is, and whose tables it has; nothing where it was never made. */
    Uni<Optional<Checkpoint>> checkpoint(String name) {
        return pool.preparedQuery(
                        "select tx, position, version, seen < clock_timestamp() - $2 * interval '1 s'"
                                + " as left_alone from checkpoint where view = $1")
                .execute(Tuple.of(name, LEFT_ALONE_SECONDS))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    return Optional.of(
                            new Checkpoint(
                                    new Position(row.getLong("tx"), row.getLong("position")),
                                    row.getInteger("version"),
                                    row.getBoolean("left_alone")));
                });
    }

    /** False where another replica has moved it, or other code has built it, since it was read. */
    Uni<Boolean> move(SqlClient tx, String name, Position from, Position to) {
        return tx.preparedQuery(
                        "update checkpoint set tx = $4, position = $5, seen = clock_timestamp()"
                                + " where view = $1 and tx = $2 and position = $3 and version = $6")
                .execute(
                        Tuple.of(
                                name,
                                from.tx(),
                                from.position(),
                                to.tx(),
                                to.position(),
                                view.version()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Lets older code know that somebody still works this view; every few seconds is enough. */
    Uni<Void> seen(String name) {
        return pool.preparedQuery(
                        "update checkpoint set seen = clock_timestamp() where view = $1"
                                + " and version = $2 and seen < clock_timestamp() - interval '10 s'")
                .execute(Tuple.of(name, view.version()))
                .replaceWithVoid();
    }

    static Uni<Void> path(SqlClient tx, String schema) {
        return run(tx, "set local search_path to " + schema + ", public");
    }

    private static Uni<Void> forget(SqlClient tx, String name) {
        return tx.preparedQuery("delete from checkpoint where view = $1")
                .execute(Tuple.of(name))
                .replaceWithVoid();
    }

    /** DDL goes as a simple query: a prepared one that answers with a notice never completes. */
    private static Uni<Void> run(SqlClient tx, String sql) {
        return tx.query(sql).execute().replaceWithVoid();
    }

    /** Where a view stands, as its tables' maker left it. */
    record Checkpoint(Position position, int version, boolean leftAlone) {}
}
