package id.dinsos.eventstore.view;

import id.dinsos.eventstore.rules.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

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
     * Creates the indexes that only readers need. A view that is built anew gets them when its rows
     * are there, which is many times faster than row by row.
     */
    default String indexes() {
        return "";
    }

    /**
     * The stored names of the events it is made of; empty means all. What it leaves out is neither
     * sent nor decrypted, and only moves the checkpoint.
     */
    default Set<String> types() {
        return Set.of();
    }

    /**
     * Writes a batch, in the transaction that moves the checkpoint. Names tables unqualified; the
     * same batch is never applied twice.
     */
    Uni<Void> apply(SqlConnection tx, List<Recorded> batch);

    default String schema() {
        return "view_" + name();
    }
}
