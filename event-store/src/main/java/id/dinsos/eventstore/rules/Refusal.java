package id.dinsos.eventstore.rules;

import java.util.List;

/**
 * An expected no: its code, a sentence for people without personal data, and the fields at fault.
 */
public record Refusal(RefusalCode code, String detail, List<FieldError> errors) {
    public Refusal {
        errors = List.copyOf(errors);
    }

    public Refusal(RefusalCode code, String detail) {
        this(code, detail, List.of());
    }

    public RefusedException asException() {
        return new RefusedException(this);
    }

    /** One field at fault: a JSON pointer (or column), a stable code and a sentence. */
    public record FieldError(String pointer, String code, String message) {}
}
