package id.dinsos.cases.referral;

import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a referral. Released shapes are frozen. */
public sealed interface ReferralEvent {
    Instant at();

    /**
     * An office asked another for a case, in words: which cases there are is told to nobody.
     *
     * @param fromOffice whose case it would be
     * @param toOffice the one that asks
     */
    record ReferralAsked(
            String fromOffice,
            String toOffice,
            Terms.Mode mode,
            PersonalData<Reason> reason,
            Instant until,
            Instant at)
            implements ReferralEvent {}

    /** A case was offered to another office, with what it may read and until when it may answer. */
    record ReferralOffered(Terms terms, PersonalData<Reason> reason, Instant at)
            implements ReferralEvent {}

    record ReferralAccepted(Instant at) implements ReferralEvent {}

    record ReferralDeclined(PersonalData<Reason> reason, Instant at) implements ReferralEvent {}

    /** The person has come. */
    record ReferralAdmitted(Instant at) implements ReferralEvent {}

    /** The person has gone, with an outcome that the referring office hears. */
    record ReferralDischarged(String outcome, Instant at) implements ReferralEvent {}

    /** The referring office took it back before anybody had come. */
    record ReferralRevoked(PersonalData<Reason> reason, Instant at) implements ReferralEvent {}

    /** The person took the consent back: from now on the other side reads no more. */
    record ConsentWithdrawn(Instant at) implements ReferralEvent {}

    /**
     * Somebody's words: personal data.
     *
     * @param agency who it is offered to where that is no office of this system: a hospital, the
     *     police. Where a woman was taken is as secret as what happened to her; null for an office
     */
    record Reason(String text, @Nullable String agency) {
        public Reason(String text) {
            this(text, null);
        }

        @Override
        public String toString() {
            return "Reason[masked]";
        }
    }
}
