package id.dinsos.eventstore.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one written form of each kind of value, the same in bodies, parameters and files. What is not
 * written so is not guessed at: a time where a day is meant has cost people a day.
 */
public final class Forms {
    private static final Pattern DATE = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("[12]\\d{3}-\\d{2}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int MANY_CHOICES = 30;

    private Forms() {}

    /** The day, or null where the text is no day written as 2026-11-28. */
    public static @Nullable LocalDate date(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The month, or null where the text is no month written as 2026-11. */
    public static @Nullable YearMonth month(String text) {
        try {
            return MONTH.matcher(text).matches() ? YearMonth.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The id, or null where the text is none. */
    public static @Nullable UUID uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** What may be sent for an enum: its constants, as far as they can be listed. */
    public static String choices(Class<? extends Enum<?>> type) {
        Enum<?>[] all = type.getEnumConstants();
        return all.length > MANY_CHOICES
                ? "one of the " + all.length + " known values"
                : "one of " + Stream.of(all).map(Enum::name).collect(Collectors.joining(", "));
    }

    /**
     * Whether a text is free of what no field of ours may hold: control characters (line breaks and
     * tabs where {@code lines} allows them), and halves of characters, which no database keeps.
     */
    public static boolean isClean(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r' || c == '\t'))) {
                return false;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
