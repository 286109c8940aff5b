package id.dinsos.eventstore.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The tables of a view, each set in a schema of its own: made, indexed, and swapped in. */
record ViewTables(Pool pool, View view) {
    private static final String MEMORY_FOR_INDEXES = "set local maintenance_work_mem = '256MB';";

    Uni<Void> create(String name, String schema, String ddl) {
        return pool.withTransaction(tx ->
                path(tx, schema)
                        .flatMap(x -> run(tx, "create schema " + schema))
                        .flatMap(x -> run(tx, ddl))
                        .flatMap(x ->
                                tx.preparedQuery(
                                                "insert into public.checkpoint values ($1, $2, 0, 0)")
                                        .execute(Tuple.of(name, view.version())))
                        .replaceWithVoid());
    }

    Uni<Void> index(String schema) {
        return pool.withTransaction(
                tx -> path(tx, schema).flatMap(x -> run(tx, MEMORY_FOR_INDEXES + view.indexes())));
    }

    /** The checkpoint comes with the tables, so what they lack is read next. */
    Uni<Void> swap(String name, String schema) {
        String live = view.schema();
        return pool.withTransaction(tx ->
                run(tx, "drop schema if exists %s cascade".formatted(live))
                        .flatMap(x ->
                                run(tx, "alter schema %s rename to %s".formatted(schema, live)))
                        .flatMap(x -> forget(tx, view.name()))
                        .flatMap(x ->
                                tx.preparedQuery("update checkpoint set view = $1 where view = $2")
                                        .execute(Tuple.of(view.name(), name)))
                        .replaceWithVoid());
    }

    /** What an unfinished rebuild has left. */
    Uni<Void> drop(String name, String schema) {
        return run(pool, "drop schema if exists " + schema + " cascade")
                .flatMap(x -> forget(pool, name));
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
}
