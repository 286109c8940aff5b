package id.dinsos.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * A table of one's own events, derived and disposable. Its tables live in a schema of their own,
 * {@code view_<name>}; when the version in the code is newer than the one in the database, the view
 * is rebuilt beside the live one and swapped while reads go on.
 */
public interface View {
    String name();

    /** Raise it whenever {@code ddl} or {@code apply} change what the tables hold. */
    int version();

    /** Creates the tables, unqualified: the runner sets the search path. */
    String ddl();

    /**
     * Writes a batch, in the transaction that moves the checkpoint. Names tables unqualified; the
     * same batch is never applied twice.
     */
    Uni<Void> apply(SqlConnection tx, List<Recorded> batch);

    default String schema() {
        return "view_" + name();
    }
}
