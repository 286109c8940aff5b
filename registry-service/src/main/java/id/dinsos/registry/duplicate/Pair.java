package id.dinsos.registry.duplicate;

import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/** Two records that may be one, and what an officer has found out about them. */
public sealed interface Pair {
    /** Nobody has said anything of them. */
    record None() implements Pair {}

    /** Somebody has. */
    record Judged(String owner, Verdict verdict) implements Pair {}

    /** What an officer says. */
    enum Verdict {
        /** One: they are to be merged. */
        SAME,
        /** Two: they are not suspected again. */
        DIFFERENT,
        /** To be looked at again. */
        UNSURE
    }

    /** The same for the two in either order. */
    static UUID idOf(UUID one, UUID other) {
        return one.compareTo(other) < 0
                ? Names.uuid("duplicate-pair", one, other)
                : Names.uuid("duplicate-pair", other, one);
    }
}
