package id.dinsos.eventstore.http;

import id.dinsos.eventstore.rules.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal on the wire (RFC 9457). Clients branch on {@code code}, never on {@code detail}. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        List<Refusal.FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Refusal refusal, @Nullable String instance) {
        String code = refusal.code().code();
        return new Problem(
                "https://dinsos.id/problems/" + code,
                title(code),
                refusal.code().kind().status(),
                refusal.detail(),
                instance,
                code,
                refusal.errors());
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
