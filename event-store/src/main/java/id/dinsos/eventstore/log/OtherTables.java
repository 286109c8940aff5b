package id.dinsos.eventstore.log;

import io.vertx.pgclient.PgException;
import java.util.Set;

/**
 * What the database says where its tables are not those of this code: no such table, schema, column
 * or function, or a statement that was prepared for other tables. While an upgrade is under way and
 * a view is being built that passes by itself; else it is a mistake of ours in a query.
 */
public final class OtherTables {
    private static final Set<String> STATES = Set.of("42P01", "3F000", "42703", "42883", "0A000");

    private OtherTables() {}

    public static boolean areMeantBy(Throwable failure) {
        return failure instanceof PgException said
                && said.getSqlState() != null
                && STATES.contains(said.getSqlState());
    }
}
