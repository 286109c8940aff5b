package id.dinsos.cases.referral;

import id.dinsos.cases.referral.Referral.Asked;
import id.dinsos.cases.referral.Referral.Offered;
import id.dinsos.cases.referral.ReferralEvent.Reason;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral as its two sides see it.
 *
 * @param agency who it went to outside this system
 * @param consent empty while it is only asked for
 * @param request what was asked for, in words, while nothing is offered
 * @param answer why it was declined or taken back
 */
public record ReferralAnswer(
        UUID id,
        String fromOffice,
        String toOffice,
        @Nullable String agency,
        String mode,
        String stage,
        @Nullable UUID facility,
        String bedClass,
        List<Terms.Field> fields,
        String consent,
        boolean readable,
        @Nullable String outcome,
        @Nullable String request,
        @Nullable String answer,
        Instant until) {
    static ReferralAnswer of(UUID id, Offered state, Instant at) {
        Terms terms = state.terms();
        return new ReferralAnswer(
                id,
                terms.fromOffice(),
                terms.toOffice(),
                state.reason().value().map(Reason::agency).orElse(null),
                terms.mode().name(),
                state.stage(at).name(),
                terms.facility(),
                terms.bedClass(),
                terms.fields(),
                terms.consent().name(),
                state.readable(),
                state.outcome().isEmpty() ? null : state.outcome(),
                null,
                words(state.answer()),
                terms.until());
    }

    static ReferralAnswer of(UUID id, Asked state, Instant at) {
        ReferralEvent.ReferralAsked request = state.request();
        return new ReferralAnswer(
                id,
                request.fromOffice(),
                request.toOffice(),
                null,
                request.mode().name(),
                state.stage(at).name(),
                null,
                "",
                List.of(),
                "",
                false,
                null,
                words(request.reason()),
                words(state.answer()),
                request.until());
    }

    /** Nothing where nothing was said, or it is erased. */
    static @Nullable String words(@Nullable PersonalData<Reason> said) {
        return said == null ? null : said.value().map(Reason::text).orElse(null);
    }

    @Override
    public String toString() {
        return "ReferralAnswer[masked]";
    }
}
