package id.dinsos.disbursement.why;

import id.dinsos.disbursement.roster.CurrentVerdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is different for a beneficiary between two months, and why.
 *
 * @param clauses why nothing is paid now, or was before
 */
public record Difference(
        UUID beneficiaryId,
        String region,
        Kind kind,
        long beforeRupiah,
        long nowRupiah,
        List<String> clauses) {
    private static final List<String> NO_CANDIDATE = List.of("not-a-candidate");

    public Difference {
        clauses = List.copyOf(clauses);
    }

    /** Compares one beneficiary; a null was no candidate of that run. */
    public static @Nullable Difference of(
            @Nullable CurrentVerdict before, @Nullable CurrentVerdict now) {
        CurrentVerdict any = now != null ? now : before;
        if (any == null) {
            return null;
        }
        long was = before == null ? 0 : before.amountRupiah();
        long is = now == null ? 0 : now.amountRupiah();
        if (was == is) {
            return null;
        }
        if (was == 0) {
            List<String> why = before == null ? NO_CANDIDATE : before.clauses();
            return new Difference(any.beneficiaryId(), any.region(), Kind.NEW, was, is, why);
        }
        if (is == 0) {
            List<String> why = now == null ? NO_CANDIDATE : now.clauses();
            return new Difference(any.beneficiaryId(), any.region(), Kind.DROPPED, was, is, why);
        }
        return new Difference(any.beneficiaryId(), any.region(), Kind.CHANGED, was, is, List.of());
    }

    /** New this month, no longer paid, or paid another amount. */
    public enum Kind {
        NEW,
        DROPPED,
        CHANGED
    }
}
