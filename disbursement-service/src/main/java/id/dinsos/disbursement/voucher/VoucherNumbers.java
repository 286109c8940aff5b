package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherBook.Issued;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The code that stands on a voucher: it follows from whose it is, and nobody can guess it who has
 * not the office's key. Nothing of it is stored: to find one among the 500 of a village takes about
 * a millisecond, and an index would be one more secret at rest.
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

    /**
     * In groups of four, as people read it.
     *
     * @param paper 0 for the family's first; what replaces a lost one has another code
     */
    String of(UUID book, UUID family, int paper) {
        return plain(book, family, paper).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** Whose code it is, as somebody types it, with or without its groups. */
    Optional<Paper> find(String typed, UUID book, Issued known) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        for (UUID family : known.issue().families()) {
            for (int paper = 0; paper <= known.paper(family); paper++) {
                if (plain.equals(plain(book, family, paper))) {
                    return Optional.of(new Paper(family, paper));
                }
            }
        }
        return Optional.empty();
    }

    /** One of the papers that a family was given. */
    record Paper(UUID family, int paper) {}

    private String plain(UUID book, UUID family, int paper) {
        String first = "voucher " + VoucherBook.voucherOf(book, family);
        return hash.apply(paper == 0 ? first : first + " " + paper)
                .toString()
                .replace("-", "")
                .substring(0, DIGITS)
                .toUpperCase(Locale.ROOT);
    }
}
