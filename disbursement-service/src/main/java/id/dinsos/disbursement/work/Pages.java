package id.dinsos.disbursement.work;

import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
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
            String range = "a whole number from 1 to " + MAX;
            throw new Refusal(
                            KernelCode.PARAMETER_INVALID,
                            "the parameter limit cannot be used: " + range,
                            List.of(new Refusal.FieldError("?limit", Fields.INVALID, range)))
                    .asException();
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
