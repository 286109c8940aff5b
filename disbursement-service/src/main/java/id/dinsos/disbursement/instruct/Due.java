package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One who is due.
 *
 * @param entitlements keyed hashes in base64; empty where the benefit excludes no other
 * @param beside payments of the month that hold what this one would have claimed, where a person
 *     has allowed a second
 */
record Due(Row row, @Nullable UUID payee, List<String> entitlements, Set<UUID> beside) {
    Due {
        entitlements = List.copyOf(entitlements);
        beside = Set.copyOf(beside);
    }

    Due(Row row, @Nullable UUID payee, List<String> entitlements) {
        this(row, payee, entitlements, Set.of());
    }

    /** Everybody asked about, once: those still due, and the others with the reason. */
    record Assessment(List<Due> due, List<Unpaid> unpaid) {
        Assessment {
            due = List.copyOf(due);
            unpaid = List.copyOf(unpaid);
        }
    }
}
