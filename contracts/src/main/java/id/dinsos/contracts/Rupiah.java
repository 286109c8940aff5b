package id.dinsos.contracts;

import java.util.ArrayList;
import java.util.List;

/**
 * An amount of whole rupiah, 0 to 2^53-1, so that every JSON reader keeps it exactly. It has no
 * sign: the direction of money belongs to the event that moves it.
 */
public record Rupiah(long amount) implements Comparable<Rupiah> {
    public static final long MAX = (1L << 53) - 1;
    public static final Rupiah ZERO = new Rupiah(0);

    public Rupiah {
        if (amount < 0 || amount > MAX) {
            throw new IllegalArgumentException("rupiah must lie in 0.." + MAX + ": " + amount);
        }
    }

    public static Rupiah of(long amount) {
        return new Rupiah(amount);
    }

    public static Rupiah sum(Iterable<Rupiah> parts) {
        long total = 0;
        for (Rupiah part : parts) {
            total = Math.addExact(total, part.amount);
        }
        return new Rupiah(total);
    }

    public Rupiah plus(Rupiah other) {
        return new Rupiah(Math.addExact(amount, other.amount));
    }

    public Rupiah minus(Rupiah other) {
        return new Rupiah(Math.subtractExact(amount, other.amount));
    }

    public Rupiah times(int count) {
        return new Rupiah(Math.multiplyExact(amount, (long) count));
    }

    /**
     * Shares this amount by weight with the largest remainder first: the parts always sum to the
     * whole, and equal remainders go to the earlier part.
     */
    public List<Rupiah> split(List<Integer> weights) {
        long whole = 0;
        for (int weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            whole += weight;
        }
        if (whole == 0) {
            throw new IllegalArgumentException("the weights sum to zero");
        }
        long[] parts = new long[weights.size()];
        long[] remainders = new long[parts.length];
        long left = amount;
        for (int i = 0; i < parts.length; i++) {
            long product = Math.multiplyExact(amount, (long) weights.get(i));
            parts[i] = Math.floorDiv(product, whole);
            remainders[i] = Math.floorMod(product, whole);
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < parts.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        List<Rupiah> shares = new ArrayList<>(parts.length);
        for (long part : parts) {
            shares.add(new Rupiah(part));
        }
        return List.copyOf(shares);
    }

    public boolean isZero() {
        return amount == 0;
    }

    @Override
    public int compareTo(Rupiah other) {
        return Long.compare(amount, other.amount);
    }
}
