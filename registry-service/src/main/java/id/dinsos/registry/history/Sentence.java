package id.dinsos.registry.history;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** One sentence of a history in both languages, for officers and auditors. */
public record Sentence(String id, String en) {
    private static final DateTimeFormatter INDONESIAN = day("id");
    private static final DateTimeFormatter ENGLISH = day("en");

    /** The same pattern parts in both languages; days are written out. */
    static Sentence of(String id, String en, Object... parts) {
        return new Sentence(
                id.formatted(written(parts, INDONESIAN)), en.formatted(written(parts, ENGLISH)));
    }

    private static Object[] written(Object[] parts, DateTimeFormatter day) {
        return Arrays.stream(parts)
                .map(part -> part instanceof LocalDate date ? day.format(date) : part)
                .toArray();
    }

    private static DateTimeFormatter day(String language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of(language));
    }

    Sentence and(Sentence more) {
        return new Sentence(id + more.id, en + more.en);
    }
}
