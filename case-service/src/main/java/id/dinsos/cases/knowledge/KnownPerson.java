package id.dinsos.cases.knowledge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the registry as far as its messages have said.
 *
 * @param id of the record that goes on
 * @param name null where none came, and once erased
 */
public record KnownPerson(
        UUID id,
        String owner,
        @Nullable UUID household,
        boolean alive,
        @Nullable LocalDate diedOn,
        boolean erased,
        @Nullable String name) {
    @Override
    public String toString() {
        return "KnownPerson[masked]";
    }
}
