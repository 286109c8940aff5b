package id.dinsos.disbursement.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know about one beneficiary household at the moment of a freeze. A null is a fact
 * that has not arrived yet, which holds a payment and never excludes anybody. It names nobody: the
 * verdict that keeps these facts can be explained without a name or a number.
 *
 * @param live the household is neither dissolved nor merged away
 * @param rosters programmes on whose ministry roster it stands
 * @param decile welfare decile 1-10, 0 where not ranked
 * @param payeeNamed the household has named who is paid
 * @param civilMatch MATCHED, MISMATCHED or UNCHECKED
 * @param jobs distinct employments of the living members; null while members are missing
 * @param account the payee has an account to be paid into
 */
public record Facts(
        boolean live,
        List<String> rosters,
        int decile,
        boolean payeeNamed,
        @Nullable Boolean payeeAlive,
        @Nullable String civilMatch,
        @Nullable List<String> jobs,
        @Nullable Boolean account) {
    public Facts {
        rosters = List.copyOf(rosters);
        jobs = jobs == null ? null : List.copyOf(jobs);
    }
}
