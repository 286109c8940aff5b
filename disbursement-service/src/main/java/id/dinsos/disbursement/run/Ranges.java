package id.dinsos.disbursement.run;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Chunks are ranges of ids in the order of the database, which reads ids as unsigned bytes. */
final class Ranges {
    static final Comparator<UUID> ORDER =
            Comparator.<UUID, Long>comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
                    .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private Ranges() {}

    /** The last id of a chunk: the one before the next chunk's first, or the last there is. */
    static UUID lastId(List<UUID> firstIds, int number) {
        if (number + 1 == firstIds.size()) {
            return new UUID(-1, -1);
        }
        return justBefore(firstIds.get(number + 1));
    }

    static UUID justBefore(UUID id) {
        long low = id.getLeastSignificantBits() - 1;
        long high = id.getMostSignificantBits() - (low == -1 ? 1 : 0);
        return new UUID(high, low);
    }

    /** The chunk an id belongs to; -1 before the first. */
    static int chunkOf(List<UUID> firstIds, UUID id) {
        int low = 0;
        int high = firstIds.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ORDER.compare(firstIds.get(middle), id) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
