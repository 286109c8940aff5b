package id.dinsos.contracts;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A citizen number: 16 digits, of which 7-12 are the birth date as DDMMYY with 40 added to the day
 * for women, and the last four are never 0000. It has no check digit; its first six digits name the
 * district of first issue, not of residence. {@code toString} shows the last four digits only.
 */
public record Nik(String number) {
    public Nik {
        Fault fault = check(number);
        if (fault != Fault.NONE) {
            throw new IllegalArgumentException("not a NIK: " + fault);
        }
    }

    public static Nik of(String number) {
        return new Nik(number);
    }

    /** What is wrong with a number, so that a row of a file can be refused with a reason. */
    public static Fault check(String number) {
        if (number.length() != 16 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Fault.FORM;
        }
        if (number.endsWith("0000")) {
            return Fault.SERIAL;
        }
        return hasRealDate(number) ? Fault.NONE : Fault.DATE;
    }

    public boolean female() {
        return dayDigits(number) > 40;
    }

    /** Whether the coded day, month and two-digit year are those of the given date. */
    public boolean matches(LocalDate birthDate) {
        return dayDigits(number) % 40 == birthDate.getDayOfMonth()
                && pair(number, 8) == birthDate.getMonthValue()
                && pair(number, 10) == birthDate.getYear() % 100;
    }

    public String masked() {
        return "************" + number.substring(12);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean hasRealDate(String number) {
        int day = dayDigits(number) % 40;
        int month = pair(number, 8);
        int year = pair(number, 10);
        boolean plausible = dayDigits(number) <= 71 && day >= 1 && month >= 1 && month <= 12;
        return plausible
                && (day <= YearMonth.of(1900 + year, month).lengthOfMonth()
                        || day <= YearMonth.of(2000 + year, month).lengthOfMonth());
    }

    private static int dayDigits(String number) {
        return pair(number, 6);
    }

    private static int pair(String number, int at) {
        return (number.charAt(at) - '0') * 10 + number.charAt(at + 1) - '0';
    }

    public enum Fault {
        NONE,
        FORM,
        SERIAL,
        DATE
    }
}
