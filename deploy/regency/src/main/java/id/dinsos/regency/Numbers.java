package id.dinsos.regency;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * Issues citizen, family-card, card and account numbers that are valid in form, never twice, and
 * never real: every serial lies at 9000 or above, where the civil registry has not got to.
 */
final class Numbers {
    private static final int FEMALE_DAY = 40;
    private static final int FIRST_SERIAL = 9_000;
    private static final int SERIALS = 1_000;
    private static final int ACCOUNT_RANGE = 100_000_000;

    private final Dice dice;
    private final Set<Long> issued = new HashSet<>();
    private long accounts;
    private long cards;

    /** Numbers cards and accounts from just above {@code after}. */
    Numbers(Dice dice, int after) {
        this.dice = dice;
        this.accounts = after;
        this.cards = after;
    }

    /** A citizen number first issued in the given district ({@code 35.24.05}). */
    String nik(String district, LocalDate born, boolean female) {
        return dated(district, born, female ? FEMALE_DAY : 0);
    }

    /** A family-card number: the same form, with the date of issue and nothing added to the day. */
    String familyCard(String district, LocalDate issuedOn) {
        return dated(district, issuedOn, 0);
    }

    /** A welfare card: 16 digits with a Luhn check digit, under a prefix no bank issues. */
    String card() {
        String digits = "999935" + padded(Math.floorMod(++cards * 7_654_321L, 1_000_000_000L), 9);
        return digits + luhn(digits);
    }

    /** The next account, as many digits as the bank's accounts have. */
    String account(Bank bank) {
        // A number coprime to the range spreads the running number without a repeat.
        long spread = Math.floorMod(++accounts * 38_654_701L, (long) ACCOUNT_RANGE);
        return bank.prefix() + padded(spread, 8);
    }

    Family.Account accountAt(Bank bank) {
        return new Family.Account(bank, account(bank));
    }

    private String dated(String district, LocalDate date, int addedToDay) {
        long prefix = Long.parseLong(district.replace(".", ""));
        long day = (date.getDayOfMonth() + addedToDay) * 10_000L;
        long coded = day + date.getMonthValue() * 100L + date.getYear() % 100;
        long base = (prefix * 1_000_000 + coded) * 10_000 + FIRST_SERIAL;
        int serial = dice.below(SERIALS);
        while (!issued.add(base + serial)) {
            serial = (serial + 1) % SERIALS;
        }
        return Long.toString(base + serial);
    }

    /** The number with zeros before it, whatever digits the machine's locale uses. */
    static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /** The banks that hold welfare accounts, and how their numbers begin (length as a bank's). */
    enum Bank {
        BNI("09"),
        BRI("6352010"),
        MANDIRI("14200"),
        BSI("71"),
        BTN("00012019"),
        /** The province's own. */
        BANK_JATIM("00");

        private final String prefix;

        Bank(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }
}
