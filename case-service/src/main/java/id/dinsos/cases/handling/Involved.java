package id.dinsos.cases.handling;

import id.dinsos.eventstore.rules.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a case.
 *
 * @param ref names them within the case for good, whoever they turn out to be; what is said of them
 *     lies under its key, so that one of them is erased without the others
 * @param personId who it is in the registry; null while nobody knows
 */
public record Involved(
        UUID ref, Role role, PersonalData<Description> description, @Nullable UUID personId) {

    /** Whoever it was thought to be before. */
    public Involved identifiedAs(@Nullable UUID person) {
        return new Involved(ref, role, description, person);
    }

    /** What somebody has to do with a case. */
    public enum Role {
        SUBJECT,
        REPORTER,
        FAMILY,
        GUARDIAN,
        SUSPECT,
        OTHER
    }
}
