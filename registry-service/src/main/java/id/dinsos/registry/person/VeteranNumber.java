package id.dinsos.registry.person;

/**
 * The number under which the state knows a veteran (NPV). Its format is not published, so any text
 * with a letter or digit is taken; two spellings of one number are equal in {@link #plain}.
 */
public record VeteranNumber(String number) {
    private static final int MAX_LENGTH = 50;

    public VeteranNumber {
        if (!isValid(number)) {
            throw new IllegalArgumentException("not a veteran's number");
        }
    }

    public static boolean isValid(String number) {
        return number.length() <= MAX_LENGTH && !plain(number).isEmpty();
    }

    /** Letters and digits alone, as two clerks would both write them. */
    public static String plain(String number) {
        return number.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    @Override
    public String toString() {
        return "VeteranNumber[masked]";
    }
}
