package id.dinsos.eventstore.rules;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Personal data inside an event: encrypted in the log with the key of its subject, and gone for
 * good once that key is dropped. Use a record of related fields as the value, so that one event
 * costs one encryption.
 *
 * @param subject the person whose key guards the value
 * @param content the value, or null once the person is erased
 */
public record PersonalData<T>(UUID subject, @Nullable T content) {
    public static <T> PersonalData<T> of(UUID subject, T content) {
        return new PersonalData<>(subject, content);
    }

    public static <T> PersonalData<T> erased(UUID subject) {
        return new PersonalData<>(subject, null);
    }

    public boolean isErased() {
        return content == null;
    }

    public Optional<T> value() {
        return Optional.ofNullable(content);
    }

    @Override
    public String toString() {
        return isErased() ? "PersonalData[erased]" : "PersonalData[masked]";
    }
}
