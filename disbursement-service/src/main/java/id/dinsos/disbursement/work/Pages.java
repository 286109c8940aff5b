package id.dinsos.disbursement.work;

import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cursors of lists ordered by id: opaque to callers, the last id of the page to us. */
public final class Pages {
    public static final int MAX = 500;
    private static final UUID START = new UUID(0, 0);

    private Pages() {}

    public static int limit(int asked) {
        if (asked < 1 || asked > MAX) {
            throw Parameters.fault("limit", "a whole number from 1 to " + MAX);
        }
        return asked;
    }

    public static UUID after(String cursor) {
        try {
            return cursor.isEmpty() ? START : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(KernelCode.CURSOR_INVALID, "this is no cursor of ours");
        }
    }

    /** Nothing where the page was not full. */
    public static @Nullable String next(List<UUID> ids, int limit) {
        return ids.size() < limit ? null : ids.getLast().toString();
    }
}
