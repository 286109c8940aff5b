package id.dinsos.disbursement.voucher;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * The code that stands on a voucher: it follows from whose it is, and nobody can guess it who has
 * not the office's key. Nothing of it is stored.
 */
final class VoucherNumbers {
    private static final int DIGITS = 12;

    private final Function<String, UUID> hash;

    /**
     * @param hash under the office's key
     */
    VoucherNumbers(Function<String, UUID> hash) {
        this.hash = hash;
    }

    /** In groups of four, as people read it. */
    String of(UUID book, UUID family) {
        return plain(book, family).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** As somebody types it, with or without its groups. */
    boolean isOf(String typed, UUID book, UUID family) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).equals(plain(book, family));
    }

    private String plain(UUID book, UUID family) {
        return hash.apply("voucher " + VoucherBook.voucherOf(book, family))
                .toString()
                .replace("-", "")
                .substring(0, DIGITS)
                .toUpperCase(Locale.ROOT);
    }
}
