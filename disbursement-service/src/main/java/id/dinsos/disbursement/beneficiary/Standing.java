package id.dinsos.disbursement.beneficiary;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household or person just before it is paid.
 *
 * @param live it still exists, belongs to the authority that pays, and is alive where it must be
 * @param rosters programmes on whose roster it stands now
 * @param entitled whose benefit it is: the person, or the payee of the household
 * @param nikHash keyed hash of the NIK entitled; null where none is known
 * @param account the payee can be paid by transfer
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one slice and is never compared
public record Standing(
        boolean live,
        List<String> rosters,
        @Nullable UUID payee,
        boolean payeeAlive,
        @Nullable UUID entitled,
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
