package id.dinsos.disbursement.reconciliation;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
            return Optional.of(new Fault("", "columns-wrong", "a line has six fields"));
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
                    new Fault("amount_rupiah", "not-an-amount", "whole rupiah in digits"));
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
            return Optional.of(new Fault("reported_at", "not-a-date", "yyyy-MM-dd or a full time"));
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

    private static Optional<Rupiah> amount(String text) {
        String digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > 16
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long value = Long.parseLong(digits);
        return value > Rupiah.MAX ? Optional.empty() : Optional.of(new Rupiah(value));
    }

    private static Optional<BankStatus> status(String text) {
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
            if (day.length() == 10) {
                return Optional.of(LocalDate.parse(day)).filter(ReportLine::isPlausible);
            }
            OffsetDateTime time = OffsetDateTime.parse(day);
            return isPlausible(time.toLocalDate())
                    ? Optional.of(time.atZoneSameInstant(zone).toLocalDate())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 2200;
    }

    /** A fault of a line: the column, a stable code, a sentence. */
    record Fault(String column, String code, String message) {}
}
