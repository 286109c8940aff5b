package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Time-ordered ids (RFC 9562, version 7): new rows land at the right-hand end of an index. */
public final class Uuid7 implements Ids {
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Uuid7(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID next() {
        long time = clock.millis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long rest = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(time, rest);
    }
}
