package id.dinsos.eventstore.http;

import id.dinsos.eventstore.rules.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refusal on the wire (RFC 9457). Clients branch on {@code code}, never on {@code detail}.
 *
 * @param title in English; {@code titles} has both languages, from the catalogue of all problems
 * @param requestId what to name when somebody is asked about it
 */
public record Problem(
        String type,
        String title,
        Titles titles,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String requestId,
        List<Refusal.FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{13,}");
    private static final int MAX_INSTANCE = 200;

    /** What a code means, in Indonesian and English. */
    public record Titles(String id, String en) {}

    /**
     * @param path what was asked for, without its query
     */
    public static Problem of(Refusal refusal, @Nullable String path, @Nullable String requestId) {
        return of(
                refusal.code().code(),
                refusal.code().kind().status(),
                refusal.detail(),
                refusal.errors(),
                path,
                requestId);
    }

    static Problem internal(@Nullable String path, @Nullable String requestId) {
        return of(
                "internal",
                500,
                "this is our fault and has been logged",
                List.of(),
                path,
                requestId);
    }

    private static Problem of(
            String code,
            int status,
            String detail,
            List<Refusal.FieldError> errors,
            @Nullable String path,
            @Nullable String requestId) {
        Titles titles = Catalogue.titles(code);
        return new Problem(
                "https://dinsos.id/problems/" + code,
                titles.en(),
                titles,
                status,
                detail,
                path == null ? null : instance(path),
                code,
                requestId,
                errors);
    }

    private static String instance(String path) {
        String harmless = harmless(path);
        return harmless.length() > MAX_INSTANCE ? harmless.substring(0, MAX_INSTANCE) : harmless;
    }

    /** Printable, and free of numbers long enough to be a NIK: fit for a log and for an answer. */
    static String harmless(String text) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        return LONG_NUMBER.matcher(printable).replaceAll("*");
    }
}
