package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.PartName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * When a part that died is started again: at once, then after growing pauses, and after five times
 * within ten minutes no more until somebody asks for it. What dies that often needs a person.
 */
final class Restarts {

    static final int LIMIT = 5;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final Map<PartName, Deque<Instant>> tries = new EnumMap<>(PartName.class);

    /** Whether the next try of a part that is dead may be made now. */
    boolean isDue(PartName part, Instant now) {
        Deque<Instant> recent = recent(part, now);
        if (recent.isEmpty()) {
            return true;
        }
        Duration pause = Duration.ofSeconds(5L << (recent.size() - 1));
        return recent.size() < LIMIT && !now.isBefore(recent.getLast().plus(pause));
    }

    /** One more try; true if it is the last one. */
    boolean tried(PartName part, Instant now) {
        Deque<Instant> recent = recent(part, now);
        recent.addLast(now);
        return recent.size() == LIMIT;
    }

    /** Somebody has asked for the part: what was before does not count. */
    void forget(PartName part) {
        tries.remove(part);
    }

    private Deque<Instant> recent(PartName part, Instant now) {
        Deque<Instant> recent = tries.computeIfAbsent(part, any -> new ArrayDeque<>());
        while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        return recent;
    }
}
