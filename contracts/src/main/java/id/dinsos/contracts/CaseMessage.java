package id.dinsos.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What case work says: whole public state plus {@code change}. Sealed cases are never here; of a
 * restricted one, about somebody's health, the place is only the office.
 */
public sealed interface CaseMessage {
    String CASES = "cases.cases.v1";
    String ASSISTANCE = "cases.assistance.v1";

    /**
     * A case on {@value #CASES} (public), keyed by case id.
     *
     * @param kind COMPLAINT, ODGJ, HOME_CARE, ...; an office may add its own
     * @param state RECEIVED, TRIAGED, ASSESSED, WAITLISTED, PLANNED, IN_SERVICE, REFERRED,
     *     AFTERCARE, CLOSED, DUPLICATE or OUT_OF_AREA
     * @param outcome stable code of the answer or of how the case was closed
     * @param source who brought it in: SATPOL_PP, VILLAGE_DESK, ...
     * @param priority P0 to P3
     * @param happenedAt when what it is about happened
     * @param predecessor the ended case that it takes up again
     * @param programme the programme a complaint is about
     * @param paymentId the payment it is about, where there is one
     */
    record Case(
            UUID caseId,
            String change,
            String kind,
            String region,
            String owner,
            String state,
            @Nullable String outcome,
            @Nullable String source,
            @Nullable String priority,
            @Nullable Instant happenedAt,
            @Nullable UUID predecessor,
            @Nullable String programme,
            @Nullable UUID paymentId)
            implements CaseMessage {}

    /**
     * An aid request by ids on {@value #ASSISTANCE} (restricted: disbursement), keyed by request
     * id: one for a beneficiary, kind and event.
     *
     * @param beneficiaryId household or person, as the programme targets
     * @param kind FURNISHING, DEATH_GRANT, LIVELIHOOD, URGENT_NEED, ...
     * @param state REQUESTED or WITHDRAWN
     * @param programme under which it is to be paid
     * @param event what it is for; nobody is paid twice for one
     * @param amountRupiah as the decree says
     */
    record Assistance(
            UUID requestId,
            String change,
            UUID caseId,
            UUID beneficiaryId,
            String region,
            String owner,
            String kind,
            String state,
            @Nullable String programme,
            @Nullable String event,
            @Nullable Long amountRupiah,
            @Nullable String decreeNumber,
            @Nullable LocalDate decreeDate)
            implements CaseMessage {}
}
