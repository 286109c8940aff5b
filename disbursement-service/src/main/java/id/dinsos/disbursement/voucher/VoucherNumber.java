package id.dinsos.disbursement.voucher;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands on a voucher to find it by: {@code 35.24/2026/000123}. A paper that replaces a lost
 * one keeps its place in the year and says so: {@code 35.24/2026/000123-P1}.
 *
 * @param place in the office's year
 * @param paper 0 for the first, 1 for what replaces it
 */
record VoucherNumber(String owner, int year, long place, int paper) {
    private static final Pattern FORM =
            Pattern.compile("([0-9.]{2,13})/(20[0-9]{2})/([0-9]{6,9})(-P[0-9]{1,3})?");

    /** As somebody reads it off a paper; empty where it can be none. */
    static Optional<VoucherNumber> read(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String paper = parts.group(4);
        return Optional.of(
                new VoucherNumber(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        paper == null ? 0 : Integer.parseInt(paper.substring(2))));
    }

    @Override
    public String toString() {
        String first = "%s/%d/%06d".formatted(owner, year, place);
        return paper == 0 ? first : first + "-P" + paper;
    }
}
