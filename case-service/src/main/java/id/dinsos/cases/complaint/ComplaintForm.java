package id.dinsos.cases.complaint;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as the counter sends it; {@code checked} names every field at fault at once. The
 * channel is a code of the office's choosing, such as COUNTER, VILLAGE_DESK, APP, LAPOR or PHONE.
 */
public record ComplaintForm(
        @Nullable UUID householdId,
        @Nullable String programme,
        @Nullable String month,
        @Nullable String region,
        @Nullable String channel,
        @Nullable String text,
        @Nullable Complainant complainant) {
    private static final int MAX_TEXT = 4_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_PHONE = 30;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    /** Who complains, as far as they want to say. */
    public record Complainant(@Nullable String name, @Nullable String phone) {
        @Override
        public String toString() {
            return "Complainant[masked]";
        }
    }

    @Override
    public String toString() {
        return "ComplaintForm[masked]";
    }

    /** A complaint whose fields can be worked with. */
    public record Checked(
            UUID householdId,
            String programme,
            String month,
            RegionCode region,
            String channel,
            Statement statement) {
        Matter matter(RegionCode where) {
            return new Matter(
                    householdId, programme, month, where.code(), where.regency().code(), channel);
        }
    }

    public Checked checked() {
        List<FieldError> errors = new ArrayList<>();
        String programmeCode = text(programme).toUpperCase(Locale.ROOT);
        String channelCode = text(channel).toUpperCase(Locale.ROOT).replace('-', '_');
        expect(errors, householdId != null, "/householdId", "the id of the household is needed");
        expect(errors, CODE.matcher(programmeCode).matches(), "/programme", "not a programme code");
        expect(errors, isMonth(text(month)), "/month", "a month is written as 2026-11");
        expect(errors, isPlace(text(region)), "/region", "a regency, district or village code");
        expect(errors, CODE.matcher(channelCode).matches(), "/channel", "not a channel code");
        expect(
                errors,
                !text(text).isBlank() && text(text).length() <= MAX_TEXT,
                "/text",
                "the complaint in at most " + MAX_TEXT + " characters");
        String name = complainant == null ? "" : text(complainant.name);
        String phone = complainant == null ? "" : text(complainant.phone);
        expect(errors, name.length() <= MAX_NAME, "/complainant/name", "the name is too long");
        expect(errors, phone.length() <= MAX_PHONE, "/complainant/phone", "the number is too long");
        UUID household = householdId;
        if (household == null || !errors.isEmpty()) {
            throw new Refusal(KernelCode.FIELD_INVALID, "some fields cannot be used", errors)
                    .asException();
        }
        return new Checked(
                household,
                programmeCode,
                text(month),
                RegionCode.of(text(region)),
                channelCode,
                new Statement(text(text), name, phone));
    }

    private static void expect(
            List<FieldError> errors, boolean holds, String pointer, String message) {
        if (!holds) {
            errors.add(new FieldError(pointer, "field-invalid", message));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static boolean isMonth(String given) {
        try {
            return given.length() == 7 && YearMonth.parse(given).toString().equals(given);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A province has no counter: whoever complains lives at least in a regency. */
    private static boolean isPlace(String given) {
        return RegionCode.isValid(given)
                && RegionCode.of(given).level() != RegionCode.Level.PROVINCE;
    }
}
