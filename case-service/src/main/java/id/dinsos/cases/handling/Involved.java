package id.dinsos.cases.handling;

import id.dinsos.eventstore.rules.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a case.
 *
 * @param ref names them within the case for good, whoever they turn out to be
 * @param personId who it is in the registry; null while nobody knows
 */
public record Involved(
        UUID ref, Role role, PersonalData<Description> description, @Nullable UUID personId) {

    Involved identifiedAs(@Nullable UUID person) {
        return new Involved(ref, role, description, person);
    }

    /** With what is said of them under a case's own key. */
    public Involved under(UUID subject) {
        return new Involved(
                ref,
                role,
                description
                        .value()
                        .map(known -> PersonalData.of(subject, known))
                        .orElse(PersonalData.erased(subject)),
                personId);
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
