package id.dinsos.registry.psks;

import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.Kind;
import id.dinsos.registry.psks.Psks.Registered;
import id.dinsos.registry.psks.Psks.State;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service resource as callers see it.
 *
 * @param contact null once erased, and for those who need not reach it
 */
public record PsksAnswer(
        UUID id,
        String owner,
        Kind kind,
        State state,
        @Nullable UUID personId,
        @Nullable Contact contact,
        List<Assignment> assignments,
        List<Period> suspensions,
        @Nullable LocalDate endedOn) {
    static PsksAnswer of(UUID id, Registered known, boolean reachable) {
        return new PsksAnswer(
                id,
                known.owner(),
                known.kind(),
                known.state(),
                known.personId(),
                reachable ? known.contact().content() : null,
                known.assignments(),
                known.suspensions(),
                known.endedOn());
    }
}
