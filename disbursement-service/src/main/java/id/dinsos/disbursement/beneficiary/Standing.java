package id.dinsos.disbursement.beneficiary;

import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.programme.ProgrammeTerms;
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
 * @param accountPrint fingerprint of the account; null where none is known
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one slice and is never compared
public record Standing(
        boolean live,
        List<String> rosters,
        @Nullable UUID payee,
        boolean payeeAlive,
        @Nullable UUID entitled,
        byte @Nullable [] nikHash,
        boolean account,
        @Nullable String accountPrint) {
    public Standing {
        rosters = List.copyOf(rosters);
    }

    /** Who can be given what the terms give, as they give it; nobody where that cannot be. */
    public @Nullable UUID payable(ProgrammeTerms terms) {
        return payeeAlive && (account || !terms.asksForAccount()) ? payee : null;
    }

    /**
     * Whether the one who was found eligible is still due what the terms give: still there and
     * listed, the same payee alive to receive it, with an account where money is sent, and that the
     * one which was checked.
     */
    public boolean isStillDue(
            ProgrammeTerms terms, @Nullable UUID payeeThen, @Nullable String accountThen) {
        Benefit benefit = terms.benefit();
        return live
                && (terms.roster().isEmpty() || rosters.contains(terms.roster()))
                && (benefit.kind() == Benefit.Kind.NON_CASH
                        || payeeAlive && payeeThen != null && payeeThen.equals(payee))
                && (!terms.asksForAccount()
                        || account && (accountThen == null || accountThen.equals(accountPrint)));
    }
}
