package id.dinsos.disbursement.beneficiary;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household just before it is paid.
 *
 * @param rosters programmes on whose roster it stands now
 * @param nikHash keyed hash of the payee's NIK; null where none is known
 * @param account the payee can be paid by transfer
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one slice and is never compared
public record Standing(
        boolean live,
        List<String> rosters,
        @Nullable UUID payee,
        boolean payeeAlive,
        byte @Nullable [] nikHash,
        boolean account) {
    public Standing {
        rosters = List.copyOf(rosters);
    }

    /**
     * Whether the one who was found eligible may still be paid: same payee, alive, still listed.
     */
    public boolean isStillDue(String roster, UUID payeeThen) {
        return live
                && payeeAlive
                && account
                && payeeThen.equals(payee)
                && (roster.isEmpty() || rosters.contains(roster));
    }
}
