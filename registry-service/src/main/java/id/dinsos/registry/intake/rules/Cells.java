package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.Nik;
import id.dinsos.registry.intake.file.Row;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row and gathers everything that is wrong with it, so that a file is mended
 * in one go. A faulty cell reads as null, and so does one that only says that nothing is known.
 */
public final class Cells {
    private static final int MAX_TEXT = 200;
    private static final int MAX_ID = 64;
    private static final int MAX_NUMBER = 4;
    private static final Pattern SPREADSHEET = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,3}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String SIGNS = "-\u2013\u2014_.,/*0 ";
    private static final Set<String> NOTHING =
            Set.of(
                    "TIDAK ADA",
                    "TDK ADA",
                    "TIDAK TAHU",
                    "TIDAK DIKETAHUI",
                    "BELUM ADA",
                    "KOSONG",
                    "NIHIL",
                    "TANPA",
                    "N/A",
                    "NA",
                    "NULL",
                    "NONE",
                    "NIL",
                    "#N/A",
                    "#REF!",
                    "#VALUE!",
                    "T.A.D",
                    "TAD",
                    "UNKNOWN");

    private final Row row;
    private final List<RowError> errors = new ArrayList<>();

    public Cells(Row row) {
        this.row = row;
        if (!row.complete()) {
            wrong(Row.FAMILY_ID, RowFault.COLUMNS_WRONG);
        }
    }

    public List<RowError> errors() {
        return errors;
    }

    void wrong(String column, RowFault fault, Object... arguments) {
        errors.add(RowError.of(row, column, fault, arguments));
    }

    /** What the cell says; empty where it only says that nothing is known. */
    public String value(String column) {
        String value = row.get(column);
        return isNothing(value) ? "" : value;
    }

    /** Whether a text stands for no value. */
    static boolean isNothing(String value) {
        if (value.isEmpty() || value.length() > 20) {
            return value.isEmpty();
        }
        char first = value.charAt(0);
        if (!Character.isLetter(first) && isSigns(value)) {
            return true;
        }
        return "TBKNU#tbknu".indexOf(first) >= 0
                && NOTHING.contains(value.toUpperCase(Locale.ROOT));
    }

    private static boolean isSigns(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (SIGNS.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Null where the cell is empty. */
    @Nullable String text(String column) {
        String value = value(column);
        if (value.length() > MAX_TEXT) {
            wrong(column, RowFault.TEXT_TOO_LONG, MAX_TEXT);
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    /** The key under which a later import finds the same family or person. */
    public @Nullable String id(String column) {
        String value = row.get(column);
        if (value.isEmpty()) {
            wrong(column, RowFault.ID_MISSING);
            return null;
        }
        if (value.length() > MAX_ID) {
            wrong(column, RowFault.TEXT_TOO_LONG, MAX_ID);
            return null;
        }
        return untouched(column, value);
    }

    @Nullable String nik(String column) {
        String value = numberText(column);
        if (value == null) {
            return null;
        }
        return switch (Nik.check(value)) {
            case NONE -> value;
            case FORM -> none(column, RowFault.NIK_FORM);
            case SERIAL -> none(column, RowFault.NIK_SERIAL);
            case DATE -> none(column, RowFault.NIK_DATE);
        };
    }

    /** A number of so many digits; null where the cell is empty or wrong. */
    @Nullable String digits(String column, int from, int to, RowFault fault) {
        String value = numberText(column);
        if (value == null) {
            return null;
        }
        return DIGITS.matcher(value).matches() && value.length() >= from && value.length() <= to
                ? value
                : none(column, fault);
    }

    /** From 1 on; null where nothing is said, which 0 says too. */
    public @Nullable Integer number(String column, int max, RowFault fault) {
        String value = value(column);
        if (value.isEmpty()) {
            return null;
        }
        if (DIGITS.matcher(value).matches() && value.length() <= MAX_NUMBER) {
            int number = Integer.parseInt(value);
            if (number <= max) {
                return number == 0 ? null : number;
            }
        }
        wrong(column, fault);
        return null;
    }

    @Nullable LocalDate date(String column) {
        String value = value(column);
        if (value.isEmpty()) {
            return null;
        }
        try {
            if (DATE.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeParseException e) {
            // refused below: there is no such day
        }
        wrong(column, RowFault.DATE_INVALID);
        return null;
    }

    /** One of the words of the ministry; null where the cell is empty or the word unknown. */
    public <T> @Nullable T word(String column, Map<String, T> words) {
        String value = value(column);
        return value.isEmpty() ? null : word(column, value, words);
    }

    /** Several words in one cell, between semicolons or bars. */
    <T> List<T> words(String column, Map<String, T> words) {
        String all = value(column);
        if (all.isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        for (String value : all.split("[;|]")) {
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
            wrong(column, RowFault.VALUE_UNKNOWN);
        }
        return meaning;
    }

    private @Nullable String numberText(String column) {
        String value = row.get(column);
        return value.isEmpty() ? null : untouched(column, value);
    }

    /** Refuses what a spreadsheet makes of a long number: its digits are lost. */
    private @Nullable String untouched(String column, String value) {
        return SPREADSHEET.matcher(value).matches() ? none(column, RowFault.EXCEL_NUMBER) : value;
    }

    private @Nullable String none(String column, RowFault fault) {
        wrong(column, fault);
        return null;
    }
}
