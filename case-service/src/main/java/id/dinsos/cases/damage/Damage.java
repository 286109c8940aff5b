package id.dinsos.cases.damage;

import id.dinsos.cases.damage.DamageEvent.DamageAssessed;
import id.dinsos.eventstore.rules.Names;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the assessment of a house stands.
 *
 * @param newest null before anybody looked
 */
public record Damage(@Nullable DamageAssessed newest, Status status) {
    public static final Damage NONE = new Damage(null, Status.WAITING);

    /** What holds of the newest revision. */
    public enum Status {
        WAITING,
        VERIFIED,
        DISPUTED
    }

    /** The stream of a case's assessment. */
    public static UUID streamId(UUID caseId) {
        return Names.uuid("damage", caseId);
    }

    /** The level that another than its assessor agreed with; null where there is none. */
    public @Nullable DamageLevel verified() {
        return newest == null || status != Status.VERIFIED ? null : newest.level();
    }
}
