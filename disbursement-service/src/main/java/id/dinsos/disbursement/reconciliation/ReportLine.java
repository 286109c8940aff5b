package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a bank's report.
 *
 * @param transfer as the bank wrote it: what is no id of ours is an unknown transfer, not a fault
 * @param code failure code, empty where there is none
 */
public record ReportLine(
        int number,
        String transfer,
        Rupiah amount,
        BankStatus status,
        String code,
        String bankReference,
        LocalDate on) {
    static final List<String> COLUMNS =
            List.of(
                    "transfer_id",
                    "amount_rupiah",
                    "status",
                    "code",
                    "bank_reference",
                    "reported_at");
    private static final int MAX_FIELD = 200;
    private static final Pattern RUPIAH = Pattern.compile("^(?i:rp\\.?|idr)");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3})*(,00?)?|\\d+,00?");
    private static final Pattern GROUPED_IN_ENGLISH =
            Pattern.compile("\\d{1,3}(,\\d{3})*(\\.00)?|\\d+\\.00");
    private static final Pattern CENTS = Pattern.compile("[.,]00?$");
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})( \\d{1,2}[:.]\\d{2}([:.]\\d{2})?)?");

    public Optional<UUID> transferId() {
        return idOf(transfer);
    }

    /** Of ours, as the bank wrote it. */
    public static Optional<UUID> idOf(String transfer) {
        try {
            return Optional.of(UUID.fromString(transfer));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A line of blanks, of nothing but commas, or of what some systems put at the end of a file.
     */
    static boolean isBlank(List<String> fields) {
        return fields.stream().allMatch(field -> field.chars().allMatch(ReportLine::isNothing));
    }

    /** Of a line that has no fault. */
    static boolean isWithdrawal(List<String> fields) {
        return fields.size() > 2 && fields.get(2).strip().equals(BankStatus.WITHDRAWN.name());
    }

    private static boolean isNothing(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == 0xFEFF
                || c == 0x200B;
    }

    /** What is wrong with the fields of a line; empty where {@code of} can read them. */
    static Optional<Fault> fault(List<String> fields, Instant now, ZoneId zone) {
        if (fields.size() != COLUMNS.size()) {
            return Optional.of(
                    new Fault(
                            "",
                            "columns-wrong",
                            "a line has as many fields as there are column names"));
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).length() > MAX_FIELD) {
                return Optional.of(new Fault(COLUMNS.get(i), "too-long", "at most 200 characters"));
            }
            if (fields.get(i).chars().anyMatch(Character::isISOControl)) {
                return Optional.of(
                        new Fault(COLUMNS.get(i), "not-text", "a field has no control characters"));
            }
        }
        if (fields.get(0).isBlank()) {
            return Optional.of(new Fault("transfer_id", "missing", "the transfer is not named"));
        }
        if (amount(fields.get(1)).isEmpty()) {
            return Optional.of(
                    new Fault(
                            "amount_rupiah",
                            "not-an-amount",
                            "whole rupiah, as 600000, Rp600.000 or 600.000,00"));
        }
        if (status(fields.get(2)).isEmpty()) {
            return Optional.of(
                    new Fault(
                            "status",
                            "status-unknown",
                            "CREDITED, FAILED, RETURNED, WITHDRAWN or UNKNOWN"));
        }
        Optional<LocalDate> day = date(fields.get(5), zone);
        if (day.isEmpty()) {
            return Optional.of(
                    new Fault(
                            "reported_at", "not-a-date", "yyyy-MM-dd, dd/MM/yyyy or a full time"));
        }
        return day.get().isAfter(LocalDate.ofInstant(now, zone))
                ? Optional.of(
                        new Fault(
                                "reported_at",
                                "date-in-future",
                                "no bank can report what has not happened"))
                : Optional.empty();
    }

    /** Reads a line without fault; times become days in the owner's zone. */
    static ReportLine of(int number, List<String> fields, ZoneId zone) {
        return new ReportLine(
                number,
                fields.get(0).strip(),
                amount(fields.get(1)).orElseThrow(),
                status(fields.get(2)).orElseThrow(),
                fields.get(3).strip(),
                fields.get(4).strip(),
                date(fields.get(5), zone).orElseThrow());
    }

    /** In plain digits, or in groups of three with or without Rp; no rupiah has cents. */
    private static Optional<Rupiah> amount(String text) {
        String plain = RUPIAH.matcher(text.strip()).replaceFirst("").strip();
        String digits =
                GROUPED.matcher(plain).matches() || GROUPED_IN_ENGLISH.matcher(plain).matches()
                        ? CENTS.matcher(plain).replaceFirst("").replaceAll("[.,]", "")
                        : plain;
        if (digits.isEmpty()
                || digits.length() > 16
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long value = Long.parseLong(digits);
        return value > Rupiah.MAX ? Optional.empty() : Optional.of(new Rupiah(value));
    }

    static Optional<BankStatus> status(String text) {
        for (BankStatus one : BankStatus.values()) {
            if (one.name().equals(text.strip())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** A day in any zone, of this century or the next: no bank means another. */
    private static Optional<LocalDate> date(String text, ZoneId zone) {
        String day = text.strip();
        try {
            Matcher first = DAY_FIRST.matcher(day);
            if (first.matches()) {
                return Optional.of(
                                LocalDate.of(
                                        Integer.parseInt(first.group(3)),
                                        Integer.parseInt(first.group(2)),
                                        Integer.parseInt(first.group(1))))
                        .filter(ReportLine::isPlausible);
            }
            if (day.length() == 10) {
                return Optional.of(LocalDate.parse(day)).filter(ReportLine::isPlausible);
            }
            OffsetDateTime time = OffsetDateTime.parse(day);
            return isPlausible(time.toLocalDate())
                    ? Optional.of(time.atZoneSameInstant(zone).toLocalDate())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 2200;
    }

    /** A fault of a line: the column, a stable code, a sentence. */
    record Fault(String column, String code, String message) {}
}
