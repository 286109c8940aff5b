package id.dinsos.gateway;

import java.util.HashMap;
import java.util.Map;

/**
 * How often who comes without a token may ask: so many times a minute from one address, and so many
 * altogether, so that nobody tries codes and nobody shuts out those who call under their name.
 */
final class PublicRate {
    private static final int ADDRESSES = 10_000;

    private final int perAddress;
    private final int altogether;
    private final Map<String, Integer> asked = new HashMap<>();
    private long minute = -1;
    private int all;

    PublicRate(int perAddress, int altogether) {
        this.perAddress = perAddress;
        this.altogether = altogether;
    }

    /** Counts one more in this minute; false where it is too many. */
    synchronized boolean admits(String address, long now) {
        if (now != minute) {
            minute = now;
            all = 0;
            asked.clear();
        }
        if (all >= altogether || asked.size() >= ADDRESSES && !asked.containsKey(address)) {
            return false;
        }
        if (asked.merge(address, 1, Integer::sum) > perAddress) {
            return false; // and takes nothing from what the others may
        }
        all++;
        return true;
    }
}
