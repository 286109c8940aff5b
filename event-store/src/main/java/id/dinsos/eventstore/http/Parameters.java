package id.dinsos.eventstore.http;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a query may hold. {@code ParameterFilter} has looked at every parameter by its declared type
 * before a resource sees it, so that resources declare {@code RegionCode}, {@code YearMonth},
 * {@code LocalDate}, {@code UUID}, enums and numbers as they are; what is left to say is said here,
 * always with the parameter's name and never with what was sent.
 */
public final class Parameters {
    private Parameters() {}

    /** The refusal of a parameter; {@code what} says what it ought to be. */
    public static RefusedException fault(String name, String what) {
        return fault(name, Fields.INVALID, what);
    }

    static RefusedException fault(String name, String code, String what) {
        return new Refusal(
                        KernelCode.PARAMETER_INVALID,
                        "the parameter " + name + " cannot be used: " + what,
                        List.of(new Refusal.FieldError("?" + name, code, what)))
                .asException();
    }

    /** What must be there. */
    public static <T> T required(String name, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw fault(name, Fields.MISSING, "this must be there");
        }
        return value;
    }

    /** A region where the resource takes it as text. */
    public static RegionCode region(String name, @Nullable String value) {
        String text = required(name, value);
        if (!RegionCode.isValid(text)) {
            throw fault(name, "a region code as 35.24.05");
        }
        return RegionCode.of(text);
    }

    /** What a text ought to be in order to be read as the type; null where it can be read. */
    static @Nullable String misfit(Class<?> type, String text) {
        if (!Forms.isClean(text, false)) {
            return "a text without control characters";
        }
        if (type == int.class || type == Integer.class) {
            return whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            String plain = text.toLowerCase(Locale.ROOT);
            return plain.equals("true") || plain.equals("false") ? null : "true or false";
        }
        if (type == UUID.class) {
            return Forms.uuid(text) == null ? "an id of 36 characters" : null;
        }
        if (type == RegionCode.class) {
            return RegionCode.isValid(text) ? null : "a region code as 35.24.05";
        }
        if (type == LocalDate.class) {
            return Forms.date(text) == null ? "a day as 2026-11-28" : null;
        }
        if (type == YearMonth.class) {
            return Forms.month(text) == null ? "a month as 2026-11" : null;
        }
        return type.isEnum() ? constant(type, text) : other(type, text);
    }

    private static @Nullable String whole(String text, long min, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max && text.matches("-?\\d+")) {
                return null;
            }
        } catch (NumberFormatException e) {
            return "a whole number";
        }
        return "a whole number";
    }

    @SuppressWarnings("unchecked")
    private static @Nullable String constant(Class<?> type, String text) {
        for (Object one : type.getEnumConstants()) {
            if (((Enum<?>) one).name().equals(text)) {
                return null;
            }
        }
        return Forms.choices((Class<? extends Enum<?>>) type);
    }

    /** A type of a feature's own, read as JAX-RS would: by a factory or a constructor. */
    private static @Nullable String other(Class<?> type, String text) {
        if (type == String.class) {
            return null;
        }
        try {
            for (String name : List.of("fromString", "valueOf")) {
                for (Method method : type.getMethods()) {
                    if (method.getName().equals(name)
                            && Modifier.isStatic(method.getModifiers())
                            && List.of(method.getParameterTypes()).equals(List.of(String.class))) {
                        var unused = method.invoke(null, text);
                        return null;
                    }
                }
            }
            var unused = type.getConstructor(String.class).newInstance(text);
            return null;
        } catch (InvocationTargetException e) {
            return "another value";
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
