package id.dinsos.registry.civil;

import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.match.CivilCause;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonReleased;
import id.dinsos.registry.person.PersonIdentity;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands with the civil registry; nothing in it names anybody.
 *
 * @param cause why they are not matched; null where they are
 * @param known keyed hash of what would be asked now; null once they are erased
 * @param asked of what the last answer was about; null where there is none
 */
record CivilRow(
        UUID id,
        int version,
        @Nullable CivilCause cause,
        @Nullable LocalDate checkedOn,
        @Nullable Integer nameScore,
        @Nullable String source,
        @Nullable UUID known,
        @Nullable UUID asked) {
    /** The events that change a row, by their stored names. */
    static final Set<String> TYPES =
            Set.of(
                    "person-registered.v1",
                    "person-identity-corrected.v1",
                    "person-civil-match-checked.v1",
                    "person-absorbed.v1",
                    "person-released.v1",
                    "person-erased.v1");

    /** Whether what was asked is no longer what is known. */
    boolean corrected() {
        return asked != null && known != null && !asked.equals(known);
    }

    /**
     * The row after one more event; the first must be the registration.
     *
     * @param keyed the keyed hash of what is asked
     */
    static CivilRow after(
            @Nullable CivilRow row,
            UUID id,
            int version,
            PersonEvent event,
            Function<String, UUID> keyed) {
        if (event instanceof PersonRegistered e) {
            UUID key = key(e.identity().content(), e.sex(), keyed);
            boolean told = e.civilMatch() != CivilMatch.UNCHECKED;
            return new CivilRow(
                    id,
                    version,
                    cause(e.civilMatch(), null),
                    null,
                    null,
                    null,
                    key,
                    told ? key : null);
        }
        if (row == null) {
            throw new IllegalStateException("person " + id + " begins with " + event);
        }
        if (event instanceof CivilMatchChecked(var match, var answer)) {
            return new CivilRow(
                    id,
                    version,
                    cause(match, answer),
                    answer == null ? null : answer.checkedOn(),
                    answer == null ? null : answer.nameScore(),
                    answer == null ? null : answer.source(),
                    row.known,
                    match == CivilMatch.UNCHECKED ? null : row.known);
        }
        if (event instanceof PersonIdentityCorrected e) {
            return row.known(version, key(e.identity().content(), e.sex(), keyed));
        }
        if (event instanceof PersonAbsorbed e) {
            return row.known(version, key(e.known().identity().content(), e.known().sex(), keyed));
        }
        if (event instanceof PersonReleased e) {
            return row.known(version, key(e.known().identity().content(), e.known().sex(), keyed));
        }
        return event instanceof PersonErased ? row.known(version, null) : row;
    }

    private CivilRow known(int at, @Nullable UUID now) {
        return new CivilRow(
                id, at, cause, checkedOn, nameScore, source, now, now == null ? null : asked);
    }

    private static @Nullable CivilCause cause(CivilMatch match, @Nullable CivilAnswer answer) {
        return switch (match) {
            case MATCHED -> null;
            case MISMATCHED -> CivilCause.of(answer);
            case UNCHECKED -> CivilCause.NEVER_CHECKED;
        };
    }

    private static @Nullable UUID key(
            @Nullable PersonIdentity identity, Sex sex, Function<String, UUID> keyed) {
        return identity == null ? null : keyed.apply(CivilQuestion.text(identity, sex));
    }
}
