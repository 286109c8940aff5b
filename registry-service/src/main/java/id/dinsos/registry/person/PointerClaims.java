package id.dinsos.registry.person;

import id.dinsos.eventstore.rules.Claim;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who names whom, kept as claims because those are written in the transaction of the fact: whoever
 * names a person whose record ends must be found in that moment, and a view is always behind. The
 * value is the one named, then the one who names, so that those who name somebody lie together.
 */
public final class PointerClaims {
    /** The kind of claim. */
    public static final String KIND = "names";

    /** A record that ended in another one: from its commit on nobody can be found to name it. */
    private static final String ENDED = "ended";

    private static final int ID_BYTES = 16;

    private PointerClaims() {}

    /** A record's claims on those it names and did not name before. */
    public static List<Claim> of(UUID record, Set<UUID> named, Set<UUID> before) {
        List<Claim> claims = new ArrayList<>();
        for (UUID person : named) {
            if (!before.contains(person)) {
                claims.add(Claim.of(KIND, value(person, record), record));
            }
        }
        return claims;
    }

    /** That the person's record has ended in another one. */
    static Claim ended(UUID person) {
        return Claim.of(
                ENDED,
                ByteBuffer.allocate(ID_BYTES)
                        .putLong(person.getMostSignificantBits())
                        .putLong(person.getLeastSignificantBits())
                        .array(),
                person);
    }

    /** Every value of those who name the person lies from this one on... */
    public static byte[] first(UUID person) {
        return value(person, new UUID(0, 0));
    }

    /** ...to this one. */
    public static byte[] last(UUID person) {
        return value(person, new UUID(-1, -1));
    }

    private static byte[] value(UUID person, UUID record) {
        return ByteBuffer.allocate(2 * ID_BYTES)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putLong(record.getMostSignificantBits())
                .putLong(record.getLeastSignificantBits())
                .array();
    }
}
