package id.dinsos.registry.civil;

import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonIdentity;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the civil registry is asked of one person; never in a URL, a log or a table.
 *
 * @param no the question's number within its check, by which the answer is known
 */
record CivilQuestion(
        int no,
        String nik,
        @Nullable String kkNumber,
        String name,
        @Nullable LocalDate birthDate,
        Sex sex,
        @Nullable String mothersName) {
    private static final String BETWEEN = "\u001f";

    /** Null of one without a number, who cannot be asked about. */
    static @Nullable CivilQuestion of(int no, PersonIdentity identity, Sex sex) {
        String nik = identity.nik();
        return nik == null
                ? null
                : new CivilQuestion(
                        no,
                        nik,
                        identity.kkNumber(),
                        identity.name(),
                        identity.birthDate(),
                        sex,
                        identity.mothersName());
    }

    /**
     * All that is asked, in one text: two people, or one before and after a correction, differ in
     * it. Only its keyed hash is ever kept.
     */
    static String text(PersonIdentity identity, Sex sex) {
        return String.join(
                BETWEEN,
                "civil",
                Objects.toString(identity.nik(), ""),
                Objects.toString(identity.kkNumber(), ""),
                identity.name(),
                Objects.toString(identity.birthDate(), ""),
                sex.name(),
                Objects.toString(identity.mothersName(), ""));
    }

    @Override
    public String toString() {
        return "CivilQuestion[" + no + ", masked]";
    }
}
