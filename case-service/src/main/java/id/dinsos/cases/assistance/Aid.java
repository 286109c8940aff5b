package id.dinsos.cases.assistance;

import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is asked for.
 *
 * @param beneficiaryId household or person, as the programme targets
 * @param kind FURNISHING, DEATH_GRANT, LIVELIHOOD, URGENT_NEED, ...
 * @param event what it is for: the code of a fire or flood, or the case itself
 * @param programme under which disbursement pays
 * @param amountRupiah as the decree says
 */
public record Aid(
        UUID caseId,
        UUID beneficiaryId,
        String kind,
        String event,
        String programme,
        long amountRupiah,
        String decreeNumber,
        LocalDate decreeDate,
        String region,
        String owner) {

    /** The last day of the year whose budget pays it: what is not paid by then lapses. */
    public LocalDate lapsesAfter() {
        return LocalDate.of(decreeDate.getYear(), 12, 31);
    }

    /** The same for the same beneficiary, kind and event: nobody is asked for twice. */
    public UUID requestId() {
        return requestId(beneficiaryId);
    }

    /** As if somebody else were to receive it. */
    UUID requestId(UUID beneficiary) {
        return Names.uuid("assistance", event, beneficiary, kind);
    }
}
