package id.dinsos.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The banks that accounts may be with, and how many digits their numbers have, from the one list
 * {@code banks.properties}: whoever registers an account and whoever pays into it know the same
 * banks. An office that works with another bank puts its own list first on the class path.
 */
public final class Banks {
    private static final Map<String, Integer> DIGITS = read();

    private Banks() {}

    public static Set<String> codes() {
        return DIGITS.keySet();
    }

    public static boolean isKnown(String code) {
        return DIGITS.containsKey(code);
    }

    /** Whether a number can be one of the bank's: a spreadsheet that lost a zero is noticed. */
    public static boolean fits(String code, String number) {
        Integer digits = DIGITS.get(code);
        return digits != null && number.matches("\\d{" + digits + "}");
    }

    /** How many digits an account number of the bank has; 0 of a bank that is not known. */
    public static int digits(String code) {
        return DIGITS.getOrDefault(code, 0);
    }

    private static Map<String, Integer> read() {
        Properties all = new Properties();
        try (InputStream in = Banks.class.getResourceAsStream("/banks.properties")) {
            if (in == null) {
                throw new IllegalStateException("no banks.properties");
            }
            all.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Integer> digits = new TreeMap<>();
        all.forEach((code, length) ->
                digits.put(code.toString(), Integer.valueOf(length.toString().strip())));
        return Map.copyOf(digits);
    }
}
