package id.dinsos.regency;

import java.util.List;

/**
 * Seeded chance (SplitMix64): the same seed gives the same sequence on every JDK, which {@code
 * java.util.random} does not promise.
 */
public final class Dice {
    private long state;

    public Dice(long seed) {
        state = seed;
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
    }

    /** A number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True that many times in ten thousand. */
    public boolean chance(int perTenThousand) {
        return below(10_000) < perTenThousand;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The index drawn with the chance of its weight among all weights. */
    public int weighted(int... weights) {
        int whole = 0;
        for (int weight : weights) {
            whole += weight;
        }
        int left = below(whole);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }

    /** Lognormal around a median of 1, from the sum of twelve uniform draws. */
    double lognormal(double sigma) {
        double bell = -6;
        for (int i = 0; i < 12; i++) {
            bell += (next() >>> 11) * 0x1p-53;
        }
        return StrictMath.exp(sigma * bell);
    }

    public void shuffle(byte[] deck) {
        for (int i = deck.length - 1; i > 0; i--) {
            int j = below(i + 1);
            byte swapped = deck[i];
            deck[i] = deck[j];
            deck[j] = swapped;
        }
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
