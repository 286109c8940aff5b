package id.dinsos.regency;

import java.util.Map;

/**
 * How large a regency to make: how many families of each fate, so that the count of the eligible is
 * exact by construction.
 */
public enum Scale {
    /** For tests and a quick look: 2,000 eligible. */
    SMALL(
            Map.of(
                    Fate.ELIGIBLE, 2_000,
                    Fate.DECILE_ABOVE_LIMIT, 80,
                    Fate.CIVIL_MISMATCH, 44,
                    Fate.PAYEE_DECEASED, 9,
                    Fate.EXCLUDED_JOB, 26,
                    Fate.NOT_ON_ROSTER, 40,
                    Fate.NO_ACCOUNT, 5)),
    /**
     * Lamongan: 105,000 families on the file, 95,300 of them eligible. Deciles above the limit hold
     * what a roster rate of 1.84 % among them gives; the identity mismatch is 2 %.
     */
    REGENCY(
            Map.of(
                    Fate.ELIGIBLE, 95_300,
                    Fate.DECILE_ABOVE_LIMIT, 3_844,
                    Fate.CIVIL_MISMATCH, 2_100,
                    Fate.PAYEE_DECEASED, 420,
                    Fate.EXCLUDED_JOB, 1_260,
                    Fate.NOT_ON_ROSTER, 1_866,
                    Fate.NO_ACCOUNT, 210)),
    /** Everybody: 441,000 families with 1.37 million people, on the ministry's roster or not. */
    WHOLE(
            Map.of(
                    Fate.ELIGIBLE, 95_300,
                    Fate.DECILE_ABOVE_LIMIT, 3_844,
                    Fate.CIVIL_MISMATCH, 2_100,
                    Fate.PAYEE_DECEASED, 420,
                    Fate.EXCLUDED_JOB, 1_260,
                    Fate.NOT_ON_ROSTER, 337_866,
                    Fate.NO_ACCOUNT, 210));

    private final Map<Fate, Integer> quota;

    Scale(Map<Fate, Integer> quota) {
        this.quota = quota;
    }

    public int quota(Fate fate) {
        return quota.getOrDefault(fate, 0);
    }

    public int families() {
        return quota.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One fate per family in random order, as ordinals. */
    public byte[] deck(Dice dice) {
        byte[] deck = new byte[families()];
        int at = 0;
        for (Fate fate : Fate.values()) {
            for (int i = 0; i < quota(fate); i++) {
                deck[at++] = (byte) fate.ordinal();
            }
        }
        dice.shuffle(deck);
        return deck;
    }
}
