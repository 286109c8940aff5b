package id.dinsos.disbursement.sampling;

/**
 * A share of those asked and between which shares of all it lies with 95 % confidence, in
 * thousandths, by Wilson's score interval: with share p of n and z = 1.96 the middle is (p + z²/2n)
 * / (1 + z²/n) and each side z · √(p(1-p)/n + z²/4n²) / (1 + z²/n). It stays within 0 and 1 and is
 * honest about few answers, where the usual p ± z·√(p(1-p)/n) says that one answer is certainty.
 *
 * @param permille 0, with the whole interval, where nobody was asked
 */
public record Wilson(int permille, int fromPermille, int toPermille) {
    private static final int WHOLE = 1_000;

    /** Of so many asked so many said yes. */
    static Wilson of(int yes, int asked) {
        if (asked == 0) {
            return new Wilson(0, 0, WHOLE);
        }
        double z = 1.96;
        double share = (double) yes / asked;
        double square = z * z / asked;
        double middle = (share + square / 2) / (1 + square);
        double side =
                z * Math.sqrt(share * (1 - share) / asked + square / asked / 4) / (1 + square);
        return new Wilson(permille(share), permille(middle - side), permille(middle + side));
    }

    private static int permille(double share) {
        return (int) Math.round(Math.clamp(share, 0, 1) * WHOLE);
    }
}
