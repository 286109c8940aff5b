package id.dinsos.disbursement.money;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Decision;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log in memory: streams, claims, and commands that happen together or not at all. */
final class MemoryLog {
    private final List<Fact> facts = new ArrayList<>();
    private Map<UUID, Object> states = new HashMap<>();
    private Map<Key, UUID> claims = new HashMap<>();

    /** One event in its place. */
    record Fact(UUID stream, Object event) {}

    /** The whole log in its order. */
    List<Fact> facts() {
        return facts;
    }

    @SuppressWarnings("unchecked")
    <S> S state(Aggregate<?, S, ?> aggregate, UUID id) {
        return (S) states.getOrDefault(id, aggregate.decider().initial());
    }

    /** The code of the refusal, empty where the command was accepted. */
    <C, S, E> String ask(Aggregate<C, S, E> aggregate, UUID id, C command) {
        return together(() -> require(aggregate, id, command));
    }

    /** As a transaction: a refusal undoes everything. */
    String together(Runnable work) {
        Map<UUID, Object> statesBefore = new HashMap<>(states);
        Map<Key, UUID> claimsBefore = new HashMap<>(claims);
        int length = facts.size();
        try {
            work.run();
            return "";
        } catch (No refusal) {
            states = statesBefore;
            claims = claimsBefore;
            facts.subList(length, facts.size()).clear();
            return refusal.code;
        }
    }

    <C, S, E> void require(Aggregate<C, S, E> aggregate, UUID id, C command) {
        S state = state(aggregate, id);
        switch (aggregate.decider().decide(command, state)) {
            case Decision.Refused<E>(var refusal) -> throw new No(refusal.code().code());
            case Decision.Accepted<E>(List<E> events) -> {
                for (E event : events) {
                    claim(aggregate.claiming().claims(id, state, event));
                    state = aggregate.decider().evolve(state, event);
                    facts.add(new Fact(id, event));
                }
                states.put(id, state);
            }
        }
    }

    /** Null where nobody claims it. */
    @Nullable UUID holder(String kind, String base64) {
        byte[] value = Base64.getDecoder().decode(base64);
        return claims.get(Key.of(Claim.of(kind, value, new UUID(0, 0))));
    }

    private void claim(Claims moved) {
        for (Claim claim : moved.released()) {
            if (!claims.remove(Key.of(claim), claim.streamId())) {
                throw new IllegalStateException("a released claim is not held: " + claim);
            }
        }
        for (Claim claim : moved.taken()) {
            if (Optional.ofNullable(claims.putIfAbsent(Key.of(claim), claim.streamId()))
                    .isPresent()) {
                throw new No("claimed");
            }
        }
    }

    private record Key(String kind, ByteBuffer value) {
        static Key of(Claim claim) {
            return new Key(claim.kind(), claim.value());
        }
    }

    private static final class No extends RuntimeException {
        private final String code;

        No(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }
}
