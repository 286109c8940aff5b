package id.dinsos.disbursement.assistance;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a case has asked for, by ids.
 *
 * @param beneficiary household or person, as the programme targets
 * @param event what it is for: nobody is paid twice for one event and kind
 * @param decreeNumber of the decree whose list it stands on
 */
public record Asked(
        UUID caseId,
        UUID beneficiary,
        String region,
        String owner,
        String kind,
        String event,
        String programme,
        long amountRupiah,
        String decreeNumber,
        LocalDate decreeDate) {}
