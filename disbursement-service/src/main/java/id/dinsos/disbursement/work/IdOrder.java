package id.dinsos.disbursement.work;

import java.util.Comparator;
import java.util.UUID;

/** Ids in the order of the database, which reads them as unsigned bytes. */
public final class IdOrder {
    public static final Comparator<UUID> ORDER =
            Comparator.<UUID, Long>comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
                    .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private IdOrder() {}

    /** The id before another. */
    public static UUID justBefore(UUID id) {
        long low = id.getLeastSignificantBits() - 1;
        long high = id.getMostSignificantBits() - (low == -1 ? 1 : 0);
        return new UUID(high, low);
    }
}
