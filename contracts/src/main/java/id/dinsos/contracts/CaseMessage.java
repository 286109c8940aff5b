package id.dinsos.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What case work says: whole public state plus {@code change}; sealed cases are never here. */
public sealed interface CaseMessage {
    String CASES = "cases.cases.v1";
    String ASSISTANCE = "cases.assistance.v1";

    /**
     * A case on {@value #CASES} (public), keyed by case id.
     *
     * @param kind COMPLAINT, ...
     * @param state RECEIVED, TRIAGED, ASSESSED, PLANNED, IN_SERVICE, REFERRED, AFTERCARE, CLOSED
     * @param outcome stable code of the answer or of how the case was closed
     */
    record Case(
            UUID caseId,
            String change,
            String kind,
            String region,
            String owner,
            String state,
            @Nullable String outcome)
            implements CaseMessage {}

    /** An emergency aid request by ids on {@value #ASSISTANCE} (restricted: disbursement). */
    record Assistance(
            UUID requestId,
            String change,
            UUID caseId,
            UUID beneficiaryId,
            String region,
            String owner,
            String kind,
            String state)
            implements CaseMessage {}
}
