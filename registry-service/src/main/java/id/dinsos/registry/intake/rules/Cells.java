package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.Nik;
import id.dinsos.registry.intake.file.Row;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row and gathers everything that is wrong with it, so that a file is mended
 * in one go. A faulty cell reads as null.
 */
public final class Cells {
    private static final int MAX_TEXT = 200;
    private static final int MAX_ID = 64;
    private static final Pattern SPREADSHEET = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,3}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Row row;
    private final List<RowError> errors = new ArrayList<>();

    public Cells(Row row) {
        this.row = row;
        if (!row.complete()) {
            wrong(
                    Row.FAMILY_ID,
                    "columns-wrong",
                    "the row has %d fields, the header %d"
                            .formatted(row.fields().size(), row.header().size()));
        }
    }

    public List<RowError> errors() {
        return errors;
    }

    public void wrong(String column, String code, String message) {
        errors.add(RowError.of(row, column, code, message));
    }

    /** Null where the cell is empty. */
    public @Nullable String text(String column) {
        String value = row.get(column);
        if (value.length() > MAX_TEXT) {
            wrong(column, "text-too-long", "at most " + MAX_TEXT + " characters");
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    public @Nullable String required(String column) {
        String value = text(column);
        if (value == null && row.get(column).isEmpty()) {
            wrong(column, "value-missing", "this must not be empty");
        }
        return value;
    }

    /** The key under which a later import finds the same family or person. */
    public @Nullable String id(String column) {
        String value = row.get(column);
        if (value.isEmpty()) {
            wrong(column, "id-missing", "without its id this row cannot be found again");
            return null;
        }
        if (value.length() > MAX_ID) {
            wrong(column, "text-too-long", "at most " + MAX_ID + " characters");
            return null;
        }
        return untouched(column, value);
    }

    public @Nullable String nik(String column) {
        String value = numberText(column);
        if (value == null) {
            return null;
        }
        return switch (Nik.check(value)) {
            case NONE -> value;
            case FORM -> none(column, "nik-form", "a NIK has 16 digits");
            case SERIAL -> none(column, "nik-serial", "the last four digits are never 0000");
            case DATE -> none(column, "nik-date", "digits 7 to 12 are no birth date");
        };
    }

    /** A number of so many digits; null where the cell is empty or wrong. */
    public @Nullable String digits(String column, int from, int to, String code) {
        String value = numberText(column);
        if (value == null) {
            return null;
        }
        if (!DIGITS.matcher(value).matches() || value.length() < from || value.length() > to) {
            String many = from == to ? Integer.toString(from) : from + " to " + to;
            return none(column, code, "this has " + many + " digits");
        }
        return value;
    }

    public int number(String column, int max, String code) {
        String value = row.get(column);
        if (value.isEmpty()) {
            return 0;
        }
        if (DIGITS.matcher(value).matches() && value.length() <= 4) {
            int number = Integer.parseInt(value);
            if (number <= max) {
                return number;
            }
        }
        wrong(column, code, "a whole number from 0 to " + max);
        return 0;
    }

    public @Nullable LocalDate date(String column) {
        String value = row.get(column);
        if (value.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            wrong(column, "date-invalid", "write a real date as 1992-08-15");
            return null;
        }
    }

    /** One of the words of the ministry; null where the cell is empty or the word unknown. */
    public <T> @Nullable T word(String column, Map<String, T> words) {
        String value = row.get(column);
        return value.isEmpty() ? null : word(column, value, words);
    }

    /** Several words in one cell, between semicolons or bars. */
    public <T> List<T> words(String column, Map<String, T> words) {
        List<T> found = new ArrayList<>();
        for (String value : row.get(column).split("[;|]")) {
            T meaning = value.isBlank() ? null : word(column, value.strip(), words);
            if (meaning != null) {
                found.add(meaning);
            }
        }
        return found;
    }

    private <T> @Nullable T word(String column, String value, Map<String, T> words) {
        T meaning = words.get(value.toUpperCase(Locale.ROOT));
        if (meaning == null) {
            wrong(column, "value-unknown", "this is none of the words for " + column);
        }
        return meaning;
    }

    private @Nullable String numberText(String column) {
        String value = row.get(column);
        return value.isEmpty() ? null : untouched(column, value);
    }

    /** Refuses what a spreadsheet makes of a long number: its digits are lost. */
    private @Nullable String untouched(String column, String value) {
        return SPREADSHEET.matcher(value).matches()
                ? none(
                        column,
                        "excel-number",
                        "a spreadsheet destroyed this number; export as text")
                : value;
    }

    private @Nullable String none(String column, String code, String message) {
        wrong(column, code, message);
        return null;
    }
}
