package id.dinsos.cases.referral;

import id.dinsos.cases.referral.ReferralEvent.Reason;
import id.dinsos.cases.referral.ReferralEvent.ReferralAsked;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a referral stands. */
public sealed interface Referral {
    /** Nothing was offered. */
    record None() implements Referral {}

    /**
     * Asked for by the office that would receive it, and not offered yet.
     *
     * @param answer why it was not; null while nobody has said no
     */
    record Asked(ReferralAsked request, Stage stage, @Nullable PersonalData<Reason> answer)
            implements Referral {
        public Stage stage(Instant at) {
            return stage == Stage.ASKED && !at.isBefore(request.until()) ? Stage.EXPIRED : stage;
        }

        Asked to(Stage newer, PersonalData<Reason> why) {
            return new Asked(request, newer, why);
        }
    }

    /**
     * @param reason why it was offered, for the office whose case it is
     * @param readable false once the consent was taken back
     * @param outcome empty until the discharge
     * @param answer why it was declined or taken back; null where it was not
     */
    record Offered(
            Terms terms,
            PersonalData<Reason> reason,
            Stage stage,
            boolean readable,
            String outcome,
            @Nullable PersonalData<Reason> answer)
            implements Referral {
        /** As others see it: an offer nobody has answered in time has lapsed. */
        public Stage stage(Instant at) {
            return stage == Stage.OFFERED && !at.isBefore(terms.until()) ? Stage.EXPIRED : stage;
        }

        /** Whether the other side may read what was disclosed. */
        boolean discloses(Instant at) {
            return readable
                    && switch (stage(at)) {
                        case OFFERED, ACCEPTED, ADMITTED -> true;
                        case ASKED, DECLINED, EXPIRED, DISCHARGED, REVOKED -> false;
                    };
        }

        Offered to(Stage newer) {
            return new Offered(terms, reason, newer, readable, outcome, answer);
        }

        Offered to(Stage newer, PersonalData<Reason> why) {
            return new Offered(terms, reason, newer, readable, outcome, why);
        }
    }

    /** The steps. */
    enum Stage {
        ASKED,
        OFFERED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        ADMITTED,
        DISCHARGED,
        REVOKED
    }
}
