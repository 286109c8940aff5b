package id.dinsos.registry.person;

import id.dinsos.contracts.Nik;
import id.dinsos.registry.person.Person.Sex;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names, numbers and dates of a person must be, the same at every door: a single registration,
 * a correction, a birth, a file. What cannot be right is refused; what only looks wrong, because
 * errors were frozen into NIKs when they were issued, is a warning.
 */
public final class IdentityRules {
    public static final int MAX_NAME = 200;

    /** The longest life on record anywhere is 122 years. */
    private static final int OLDEST = 125;

    private IdentityRules() {}

    /** Whether it can be somebody's name: a letter at least, and nothing that no paper shows. */
    public static boolean isName(String text) {
        String name = tidy(text);
        return !name.isEmpty()
                && name.length() <= MAX_NAME
                && isPlain(name)
                && name.codePoints().anyMatch(Character::isLetter);
    }

    /** One line of visible characters: no line breaks, control or zero-width characters. */
    public static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.SURROGATE,
                                    Character.PRIVATE_USE,
                                    Character.UNASSIGNED,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR ->
                                    true;
                            default -> false;
                        });
    }

    /** As it is kept: accents composed, single blanks, none at the ends. */
    public static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    /** A family card: 16 digits, and never the NIK of its head. */
    public static boolean isKkNumber(String number, @Nullable String nik) {
        return number.matches("\\d{16}") && !number.equals(nik);
    }

    public static boolean isPhone(String number) {
        return number.matches("(\\+62|0)8\\d{8,11}");
    }

    /** Why nobody can have been born on that day; null where somebody can. */
    public static @Nullable PersonCode birthFault(@Nullable LocalDate born, LocalDate today) {
        if (born == null) {
            return null;
        }
        if (born.isAfter(today)) {
            return PersonCode.BIRTH_IN_FUTURE;
        }
        return born.isBefore(today.minusYears(OLDEST)) ? PersonCode.BIRTH_TOO_LONG_AGO : null;
    }

    /** What looks wrong of a NIK beside what else is known; it may be right. */
    public static List<String> warnings(@Nullable String nik, @Nullable LocalDate born, Sex sex) {
        List<String> found = new ArrayList<>();
        if (nik == null || Nik.check(nik) != Nik.Fault.NONE) {
            return found;
        }
        if (born != null && !Nik.of(nik).matches(born)) {
            found.add("nik-birth-date-differs");
        }
        if (sex != Sex.UNKNOWN && Nik.of(nik).female() != (sex == Sex.FEMALE)) {
            found.add("nik-sex-differs");
        }
        return found;
    }
}
