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

    /**
     * The state after the history. An id may come from a caller, who names a household where a
     * person is meant: then the first event is none of this decider's, and there is no such record.
     */
    public <S, E> S fold(Decider<?, S, E> decider) {
        if (events.isEmpty() || isOfAnotherKind(decider)) {
            return decider.initial();
        }
        S state = decider.initial();
        for (int i = 0; i < events.size(); i++) {
            state = decider.evolve(state, event(i));
        }
        return state;
    }

    /** Whether there is a history, and not one of the decider's. */
    <S, E> boolean isOfAnotherKind(Decider<?, S, E> decider) {
        if (events.isEmpty()) {
            return false;
        }
        try {
            S unused = decider.evolve(decider.initial(), event(0));
            return false;
        } catch (ClassCastException e) {
            return true;
        }
    }

    @SuppressWarnings("unchecked")
    private <E> E event(int index) {
        return (E) events.get(index).event();
    }
}
