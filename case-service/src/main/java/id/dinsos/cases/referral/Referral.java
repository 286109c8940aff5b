package id.dinsos.cases.referral;

import java.time.Instant;

/** Where a referral stands. */
public sealed interface Referral {
    /** Nothing was offered. */
    record None() implements Referral {}

    /**
     * @param readable false once the consent was taken back
     * @param outcome empty until the discharge
     */
    record Offered(Terms terms, Stage stage, boolean readable, String outcome) implements Referral {
        /** As others see it: an offer nobody has answered in time has lapsed. */
        public Stage stage(Instant at) {
            return stage == Stage.OFFERED && !at.isBefore(terms.until()) ? Stage.EXPIRED : stage;
        }

        /** Whether the other side may read what was disclosed. */
        boolean discloses(Instant at) {
            return readable
                    && switch (stage(at)) {
                        case OFFERED, ACCEPTED, ADMITTED -> true;
                        case DECLINED, EXPIRED, DISCHARGED, REVOKED -> false;
                    };
        }

        Offered to(Stage newer) {
            return new Offered(terms, newer, readable, outcome);
        }
    }

    /** The steps. */
    enum Stage {
        OFFERED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        ADMITTED,
        DISCHARGED,
        REVOKED
    }
}
