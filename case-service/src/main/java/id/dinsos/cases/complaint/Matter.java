package id.dinsos.cases.complaint;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a complaint is about.
 *
 * @param householdId whom a payment would go to: the household, or the person where the programme
 *     pays people; an id of its own where nobody is known
 * @param month yyyy-MM
 * @param region where the family lives as far as known, else where the complainant says
 * @param owner regency that answers
 * @param channel how it came in: COUNTER, VILLAGE_DESK, APP, LAPOR, PHONE, ...
 * @param about of whom it is; a household where it is not said
 * @param personId the person it names; null where it names none
 */
public record Matter(
        UUID householdId,
        String programme,
        String month,
        String region,
        String owner,
        String channel,
        @Nullable About about,
        @Nullable UUID personId) {

    /** Of a household. */
    public Matter(
            UUID householdId,
            String programme,
            String month,
            String region,
            String owner,
            String channel) {
        this(householdId, programme, month, region, owner, channel, About.HOUSEHOLD, null);
    }

    /** Of whom it is. */
    About of() {
        return about == null ? About.HOUSEHOLD : about;
    }

    /** The household it names; null where it names none. */
    @Nullable UUID household() {
        boolean none = of() == About.NOBODY || householdId.equals(personId);
        return none ? null : householdId;
    }

    /** Equal for complaints of one office about one thing. */
    byte[] key() {
        return String.join("/", owner, householdId.toString(), programme, month)
                .getBytes(StandardCharsets.UTF_8);
    }
}
