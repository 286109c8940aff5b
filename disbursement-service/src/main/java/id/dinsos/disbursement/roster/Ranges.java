package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.work.IdOrder;
import java.util.List;
import java.util.UUID;

/** Chunks are ranges of ids in the order of the database. */
public final class Ranges {
    private Ranges() {}

    /** The last id of a chunk: the one before the next chunk's first, or the last there is. */
    public static UUID lastId(List<UUID> firstIds, int number) {
        if (number + 1 == firstIds.size()) {
            return new UUID(-1, -1);
        }
        return IdOrder.justBefore(firstIds.get(number + 1));
    }

    /** The chunk an id belongs to; -1 before the first. */
    public static int chunkOf(List<UUID> firstIds, UUID id) {
        int low = 0;
        int high = firstIds.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (IdOrder.ORDER.compare(firstIds.get(middle), id) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
