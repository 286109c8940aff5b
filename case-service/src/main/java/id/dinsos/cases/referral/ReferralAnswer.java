package id.dinsos.cases.referral;

import id.dinsos.cases.referral.Referral.Offered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A referral as its two sides see it. */
public record ReferralAnswer(
        UUID id,
        String fromOffice,
        String toOffice,
        String mode,
        String stage,
        @Nullable UUID facility,
        String bedClass,
        List<Terms.Field> fields,
        String consent,
        boolean readable,
        @Nullable String outcome,
        Instant until) {
    static ReferralAnswer of(UUID id, Offered state, Instant at) {
        Terms terms = state.terms();
        return new ReferralAnswer(
                id,
                terms.fromOffice(),
                terms.toOffice(),
                terms.mode().name(),
                state.stage(at).name(),
                terms.facility(),
                terms.bedClass(),
                terms.fields(),
                terms.consent().name(),
                state.readable(),
                state.outcome().isEmpty() ? null : state.outcome(),
                terms.until());
    }
}
