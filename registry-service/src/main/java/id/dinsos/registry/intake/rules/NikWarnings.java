package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.Nik;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonIdentity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A NIK beside what else is told or known of its person. Errors were frozen into NIKs when they
 * were issued, so that a difference is said and refuses nothing.
 */
final class NikWarnings {
    private NikWarnings() {}

    static List<RowError> of(CheckedMember member, Person person) {
        PersonIdentity was = person instanceof Registered on ? on.identity().content() : null;
        String nik = member.nik() != null ? member.nik() : was == null ? null : was.nik();
        if (nik == null || !toldAnything(member, was)) {
            return List.of();
        }
        List<RowError> found = new ArrayList<>(2);
        LocalDate born =
                member.birthDate() != null
                        ? member.birthDate()
                        : was == null ? null : was.birthDate();
        Sex sex =
                member.sex() != null
                        ? member.sex()
                        : person instanceof Registered on ? on.sex() : Sex.UNKNOWN;
        if (born != null && !Nik.of(nik).matches(born)) {
            found.add(RowError.warning(member.row(), "tgl_lahir", RowFault.NIK_BIRTH_DATE_DIFFERS));
        }
        if (sex != Sex.UNKNOWN && Nik.of(nik).female() != (sex == Sex.FEMALE)) {
            found.add(RowError.warning(member.row(), "jenis_kelamin", RowFault.NIK_SEX_DIFFERS));
        }
        return found;
    }

    /** What was known before needs no second warning. */
    private static boolean toldAnything(CheckedMember member, @Nullable PersonIdentity was) {
        return was == null
                || member.nik() != null && !member.nik().equals(was.nik())
                || member.birthDate() != null
                        && !Objects.equals(member.birthDate(), was.birthDate());
    }
}
