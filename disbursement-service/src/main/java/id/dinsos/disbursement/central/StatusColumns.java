package id.dinsos.disbursement.central;

import id.dinsos.contracts.Nik;
import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the ministry's file, found by their names in whatever order they stand; others
 * (names, addresses, remarks) stay in the sealed file and are not read. What a row gets wrong is
 * said by line and column.
 */
final class StatusColumns {
    private static final String NIK = "nik";
    private static final String MONTH = "periode";
    private static final String STATUS = "status";
    private static final String SINCE = "tanggal_status";
    private static final String AMOUNT = "nominal";
    private static final List<String> NEEDED = List.of(NIK, MONTH, STATUS);
    private static final int MAX_WORDS = 100;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

    private final Map<String, Integer> places;
    private final LocalDate asOf;

    private StatusColumns(Map<String, Integer> places, LocalDate asOf) {
        this.places = Map.copyOf(places);
        this.asOf = asOf;
    }

    /** Empty, with what is wrong noted, where a column is missing or stands there twice. */
    static Optional<StatusColumns> of(
            List<String> header, LocalDate asOf, List<FieldError> errors) {
        Map<String, Integer> places = new HashMap<>();
        int before = errors.size();
        if (header.getFirst().startsWith(TextFile.WORKBOOK)) {
            errors.add(new FieldError("", TextFile.WORKBOOK_FAULT, TextFile.WORKBOOK_ADVICE));
            return Optional.empty();
        }
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && places.putIfAbsent(name, i) != null) {
                errors.add(
                        new FieldError("/line/1/" + name, "column-twice", "a column stands once"));
            }
        }
        for (String needed : NEEDED) {
            if (!places.containsKey(needed)) {
                errors.add(
                        new FieldError(
                                "/line/1/" + needed,
                                "column-missing",
                                "this column must be there"));
            }
        }
        return errors.size() == before
                ? Optional.of(new StatusColumns(places, asOf))
                : Optional.empty();
    }

    /** Empty, with what is wrong noted, where the row cannot be read. */
    Optional<StatusRow> read(long line, List<String> fields, List<FieldError> errors) {
        List<FieldError> faults = new ArrayList<>();
        String nik = field(fields, NIK);
        YearMonth month = Forms.month(field(fields, MONTH));
        String words = field(fields, STATUS);
        LocalDate since = Forms.date(field(fields, SINCE));
        String amount = field(fields, AMOUNT);
        expect(
                Nik.check(nik) == Nik.Fault.NONE,
                line,
                NIK,
                "nik-invalid",
                "a NIK of 16 digits, kept as text",
                faults);
        expect(month != null, line, MONTH, "month-invalid", "a month as 2026-11", faults);
        expect(
                !words.isEmpty() && words.length() <= MAX_WORDS && Forms.isClean(words, false),
                line,
                STATUS,
                "status-invalid",
                "the ministry's words, 1 to 100 characters",
                faults);
        expect(
                !LONG_NUMBER.matcher(words).find(),
                line,
                STATUS,
                "status-has-number",
                "a status holds no number of somebody",
                faults);
        expect(
                field(fields, SINCE).isEmpty() || since != null && !since.isAfter(asOf),
                line,
                SINCE,
                "date-invalid",
                "a day as 2026-11-28, not after the day of the file",
                faults);
        expect(
                amount.isEmpty() || rupiah(amount) != null,
                line,
                AMOUNT,
                "not-an-amount",
                "whole rupiah in plain digits",
                faults);
        errors.addAll(faults);
        return faults.isEmpty() && month != null
                ? Optional.of(new StatusRow(nik, month, words, since, rupiah(amount)))
                : Optional.empty();
    }

    private String field(List<String> fields, String name) {
        Integer place = places.get(name);
        return place == null || place >= fields.size() ? "" : fields.get(place).strip();
    }

    private static @Nullable Long rupiah(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return null;
        }
        long value = Long.parseLong(text);
        return value <= Rupiah.MAX ? value : null;
    }

    private static void expect(
            boolean holds,
            long line,
            String column,
            String code,
            String message,
            List<FieldError> faults) {
        if (!holds) {
            faults.add(new FieldError("/line/%d/%s".formatted(line, column), code, message));
        }
    }
}
