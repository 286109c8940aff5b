package id.dinsos.eventstore.rules;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a caller has sent and says all that is wrong with it at once, each fault with the
 * JSON pointer of its field. Whatever is at fault gives a stand-in, so that the next field can be
 * looked at; {@code check} throws before a stand-in can be used:
 *
 * <pre>
 * Fields fields = new Fields();
 * String name = fields.text("/name", name, 1, 200);
 * LocalDate date = fields.in("/decree").date("/date", decree.date());
 * Rupiah sum = fields.rupiah("/allottedRupiah", allottedRupiah, 1);
 * fields.check();
 * return new Allot(name, date, sum);
 * </pre>
 *
 * A fault never repeats what was sent: it may be somebody's NIK.
 */
public final class Fields {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    /** Code of a field that is not there. */
    public static final String MISSING = "value-missing";

    /** Code of a field whose value cannot be used, where no other says it better. */
    public static final String INVALID = "field-invalid";

    private static final RegionCode NOWHERE = RegionCode.of("00");
    private static final YearMonth NEVER = YearMonth.of(1970, 1);
    private static final UUID NOBODY = new UUID(0, 0);

    private final String prefix;
    private final List<FieldError> errors;

    public Fields() {
        this("", new ArrayList<>());
    }

    private Fields(String prefix, List<FieldError> errors) {
        this.prefix = prefix;
        this.errors = errors;
    }

    /** The fields of a part, {@code in("/decree")} or {@code in("/members/2")}. */
    public Fields in(String pointer) {
        return new Fields(prefix + pointer, errors);
    }

    /** A fault the other methods do not know. */
    public void fault(String pointer, String code, String message) {
        errors.add(new FieldError(prefix + pointer, code, message));
    }

    /** A fault where something does not hold. */
    public void expect(boolean holds, String pointer, String message) {
        if (!holds) {
            fault(pointer, INVALID, message);
        }
    }

    /** What must be there, of whatever type. */
    public <T> T required(String pointer, @Nullable T value, T standIn) {
        return value == null ? missing(pointer, standIn) : value;
    }

    /** One line without the blanks around it; with {@code min} 0 it may be left out. */
    public String text(String pointer, @Nullable String value, int min, int max) {
        return text(pointer, value, min, max, false);
    }

    /** As {@code text}, with line breaks and tabs. */
    public String prose(String pointer, @Nullable String value, int min, int max) {
        return text(pointer, value, min, max, true);
    }

    /** One line, or null where nothing but blanks was sent. */
    public @Nullable String optional(String pointer, @Nullable String value, int max) {
        String text = text(pointer, value, 0, max);
        return text.isEmpty() ? null : text;
    }

    /** A text of a given form, which {@code what} describes: "a programme code". */
    public String matching(String pointer, @Nullable String value, Pattern form, String what) {
        if (value == null) {
            return missing(pointer, "");
        }
        expect(form.matcher(value).matches(), pointer, what);
        return value;
    }

    /** A day of somebody's life or of an office's papers: a year such as 0024 is a slip. */
    public LocalDate date(String pointer, @Nullable LocalDate value) {
        LocalDate day = required(pointer, value, LocalDate.EPOCH);
        expect(
                day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
                pointer,
                "a year lies between 1900 and 2199");
        return day;
    }

    /** A day as text, written as 2026-11-28 and not otherwise. */
    public LocalDate dateText(String pointer, @Nullable String value) {
        if (value == null) {
            return missing(pointer, LocalDate.EPOCH);
        }
        LocalDate day = Forms.date(value);
        expect(day != null, pointer, "a day is written as 2026-11-28");
        return date(pointer, day == null ? LocalDate.EPOCH : day);
    }

    public YearMonth month(String pointer, @Nullable YearMonth value) {
        return required(pointer, value, NEVER);
    }

    /** A month as text, written as 2026-11 and not otherwise. */
    public YearMonth monthText(String pointer, @Nullable String value) {
        if (value == null) {
            return missing(pointer, NEVER);
        }
        YearMonth month = Forms.month(value);
        expect(month != null, pointer, "a month is written as 2026-11");
        return month == null ? NEVER : month;
    }

    public UUID uuid(String pointer, @Nullable UUID value) {
        return required(pointer, value, NOBODY);
    }

    /** An id as text, in the usual form of 36 characters. */
    public UUID uuidText(String pointer, @Nullable String value) {
        if (value == null) {
            return missing(pointer, NOBODY);
        }
        UUID id = Forms.uuid(value);
        expect(id != null, pointer, "an id has 36 characters");
        return id == null ? NOBODY : id;
    }

    /** A region of any level. */
    public RegionCode region(String pointer, @Nullable String value) {
        return region(pointer, value, RegionCode.Level.PROVINCE, RegionCode.Level.VILLAGE);
    }

    /** A region between two levels: from a regency down to a village, a regency alone. */
    public RegionCode region(
            String pointer,
            @Nullable String value,
            RegionCode.Level highest,
            RegionCode.Level lowest) {
        if (value == null) {
            return missing(pointer, NOWHERE);
        }
        if (RegionCode.isValid(value)) {
            RegionCode region = RegionCode.of(value);
            if (region.level().compareTo(highest) >= 0 && region.level().compareTo(lowest) <= 0) {
                return region;
            }
        }
        fault(pointer, INVALID, "a region code, " + levels(highest, lowest));
        return NOWHERE;
    }

    /** Whole rupiah; 0 where 0 is meant is said by {@code min}. */
    public Rupiah rupiah(String pointer, @Nullable Long value, long min) {
        return Rupiah.of(number(pointer, value, min, Rupiah.MAX));
    }

    public long number(String pointer, @Nullable Long value, long min, long max) {
        if (value == null) {
            return missing(pointer, min);
        }
        boolean within = value >= min && value <= max;
        expect(within, pointer, "a whole number from " + min + " to " + max);
        return within ? value : min;
    }

    public int number(String pointer, @Nullable Integer value, int min, int max) {
        Long wide = value == null ? null : Long.valueOf(value);
        return Math.toIntExact(number(pointer, wide, (long) min, (long) max));
    }

    /** One of an enum's constants, sent as text. */
    public <E extends Enum<E>> E choice(String pointer, @Nullable String value, Class<E> type) {
        E[] all = type.getEnumConstants();
        if (value == null) {
            return missing(pointer, all[0]);
        }
        for (E one : all) {
            if (one.name().equals(value)) {
                return one;
            }
        }
        fault(pointer, INVALID, Forms.choices(type));
        return all[0];
    }

    /**
     * A list, each of whose items is looked at with its own pointer.
     *
     * @param look gets the fields of the item, {@code /months/2}, and the item
     */
    public <T, R> List<R> list(
            String pointer,
            @Nullable List<@Nullable T> values,
            int min,
            int max,
            BiFunction<Fields, T, R> look) {
        if (values == null) {
            expect(min == 0, pointer, "from " + min + " to " + max + " items");
            return List.of();
        }
        expect(
                values.size() >= min && values.size() <= max,
                pointer,
                "from " + min + " to " + max + " items");
        List<R> looked = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), max); i++) {
            T item = values.get(i);
            Fields at = in(pointer + "/" + i);
            if (item == null) {
                at.fault("", MISSING, "this must be there");
            } else {
                looked.add(look.apply(at, item));
            }
        }
        return List.copyOf(looked);
    }

    /** Whether nothing was wrong so far. */
    public boolean sound() {
        return errors.isEmpty();
    }

    /** Refuses with all faults at once, where there are any. */
    public void check() {
        check(KernelCode.FIELD_INVALID);
    }

    /** As {@code check}, under a code of the feature. */
    public void check(RefusalCode code) {
        if (!errors.isEmpty()) {
            throw new Refusal(code, "some fields are not right", errors).asException();
        }
    }

    private <T> T missing(String pointer, T standIn) {
        fault(pointer, MISSING, "this must be there");
        return standIn;
    }

    private String text(String pointer, @Nullable String value, int min, int max, boolean lines) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() && min > 0) {
            fault(pointer, MISSING, "this must be there");
        } else if (!Forms.isClean(text, lines)) {
            fault(pointer, INVALID, "a text without control characters");
        } else if (text.length() < min || text.length() > max) {
            fault(
                    pointer,
                    INVALID,
                    min == 0
                            ? "at most " + max + " characters"
                            : "from " + min + " to " + max + " characters");
        }
        return text;
    }

    private static String levels(RegionCode.Level highest, RegionCode.Level lowest) {
        String from = highest.name().toLowerCase(Locale.ROOT);
        String to = lowest.name().toLowerCase(Locale.ROOT);
        return from.equals(to) ? "of a " + from : "from " + from + " to " + to;
    }
}
