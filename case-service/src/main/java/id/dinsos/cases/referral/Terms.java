package id.dinsos.cases.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is offered.
 *
 * @param mode a referral shares the work, a transfer moves the ownership
 * @param facility where a bed is kept; null where none is needed
 * @param bedClass empty where no bed is needed
 * @param fields what the other side may read
 * @param subject whose key guards the words of the referral
 * @param until when the offer lapses
 */
public record Terms(
        UUID caseId,
        String fromOffice,
        String toOffice,
        Mode mode,
        @Nullable UUID facility,
        String bedClass,
        List<Field> fields,
        Consent consent,
        UUID subject,
        Instant until) {
    public Terms {
        fields = List.copyOf(fields);
    }

    /** With the office whose case it is. */
    Terms from(String office) {
        return new Terms(
                caseId, office, toOffice, mode, facility, bedClass, fields, consent, subject,
                until);
    }

    /** Referral or transfer. */
    public enum Mode {
        REFERRAL,
        TRANSFER
    }

    /** What of a case can be disclosed, each by itself. */
    public enum Field {
        REPORT,
        PEOPLE,
        FACTS,
        DOCUMENTS,
        REMARKS,
        HEALTH_REMARKS
    }

    /** On what ground. */
    public enum Consent {
        /** The person, or who speaks for them, agreed. */
        GIVEN,
        /** Somebody else than the worker decided that it must be, and said why. */
        OVERRIDDEN
    }
}
