package id.dinsos.registry.person;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of personal data for those who may not see it in full, the same in an answer, an
 * export and on paper. A NIK is made of a district, the birth date and four digits more: wherever a
 * birth month and a village may stand beside it, those four digits must not. So it is cut to its
 * first four digits, which say the regency of issue and no more; a family card likewise, because
 * the two together open doors elsewhere.
 */
public final class Masking {
    private static final int REGENCY_DIGITS = 4;
    private static final int SHOWN = 4;

    private Masking() {}

    /** A NIK, or a family card's number. */
    public static @Nullable String citizenNumber(@Nullable String number) {
        if (number == null) {
            return null;
        }
        int shown = Math.min(REGENCY_DIGITS, number.length());
        return number.substring(0, shown) + "*".repeat(number.length() - shown);
    }

    /** An account, a card, a veteran's number: its holder knows it again by the end. */
    public static @Nullable String lastFour(@Nullable String number) {
        if (number == null) {
            return null;
        }
        int shown = number.length() <= SHOWN ? 0 : SHOWN;
        return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }

    /** A name by its initials. */
    public static String name(String name) {
        return Stream.of(name.strip().split("\\s+"))
                .map(word -> Character.toString(word.codePointAt(0)) + "***")
                .collect(Collectors.joining(" "));
    }

    /** A birth date by its month. */
    public static @Nullable YearMonth birth(@Nullable LocalDate born) {
        return born == null ? null : YearMonth.from(born);
    }
}
