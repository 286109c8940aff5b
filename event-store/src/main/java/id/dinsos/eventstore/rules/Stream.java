package id.dinsos.eventstore.rules;

import java.util.List;
import java.util.UUID;

/**
 * The history of one aggregate as loaded.
 *
 * @param version 0 where there is nothing yet
 * @param hash the newest link of the stream's chain, 32 zero bytes where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared outside the kernel
public record Stream(UUID id, int version, byte[] hash, List<Recorded> events) {
    public static final byte[] ROOT = new byte[32];

    public static Stream empty(UUID id) {
        return new Stream(id, 0, ROOT, List.of());
    }

    public boolean isEmpty() {
        return version == 0;
    }

    /** The state after the history. The caller knows the type of the stream's events. */
    @SuppressWarnings("unchecked")
    public <S, E> S fold(Decider<?, S, E> decider) {
        S state = decider.initial();
        for (Recorded recorded : events) {
            state = decider.evolve(state, (E) recorded.event());
        }
        return state;
    }
}
