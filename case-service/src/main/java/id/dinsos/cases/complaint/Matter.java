package id.dinsos.cases.complaint;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a complaint is about.
 *
 * @param month yyyy-MM
 * @param region where the family lives as far as known, else where the complainant says
 * @param owner regency that answers
 * @param channel how it came in: COUNTER, VILLAGE_DESK, APP, LAPOR, PHONE, ...
 */
public record Matter(
        UUID householdId,
        String programme,
        String month,
        String region,
        String owner,
        String channel) {

    /** Equal for complaints of one office about one thing. */
    byte[] key() {
        return String.join("/", owner, householdId.toString(), programme, month)
                .getBytes(StandardCharsets.UTF_8);
    }
}
