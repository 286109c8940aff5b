package id.dinsos.registry.person;

import org.jspecify.annotations.Nullable;

/**
 * A welfare debit card (KKS) without its number: a token made from the number with the service's
 * key, so that the same card always has the same token, and the last four digits to recognise it.
 * The oldest records hold the number itself, sealed; it is read for its last four digits only.
 */
public record KksCard(String token, String lastFour) {
    private static final String SEPARATOR = "/";

    /** As it stands in a {@link PersonIdentity}. */
    public String stored() {
        return token + SEPARATOR + lastFour;
    }

    /** The card of a stored text; null where there is none, or only a number of the old kind. */
    public static @Nullable KksCard of(@Nullable String stored) {
        int end = stored == null ? -1 : stored.indexOf(SEPARATOR);
        return stored == null || end < 0
                ? null
                : new KksCard(stored.substring(0, end), stored.substring(end + 1));
    }

    public static boolean hasForm(String number) {
        return number.matches("\\d{16}");
    }

    /** Whether the check digit is right; a wrong one is worth a warning, no more. */
    public static boolean hasCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "KksCard[masked]";
    }
}
