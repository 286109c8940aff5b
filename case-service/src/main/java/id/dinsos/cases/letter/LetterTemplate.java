package id.dinsos.cases.letter;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, as data.
 *
 * @param code REFERRAL, RECOMMENDATION, ...
 * @param series the part of the number that says what it is, such as 460/RUJ
 * @param fields what who writes it fills in
 * @param registered what the registry says of the case's subject, so that nobody fills it in:
 *     {@code name} and {@code decile}
 * @param initials roles that initial it, one after the other, before it is signed
 * @param paragraphs with the fields in braces
 */
public record LetterTemplate(
        String code,
        String title,
        String series,
        List<String> fields,
        @Nullable List<String> registered,
        List<String> initials,
        List<String> paragraphs) {
    static final String NAME = "name";
    static final String DECILE = "decile";
    private static final Pattern BRACED = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> KNOWN = Set.of(NAME, DECILE);

    public LetterTemplate {
        fields = List.copyOf(fields);
        registered = registered == null ? List.of() : List.copyOf(registered);
        initials = List.copyOf(initials);
        paragraphs = List.copyOf(paragraphs);
        Set<String> all = new HashSet<>(fields);
        all.addAll(registered);
        if (!KNOWN.containsAll(registered) || all.size() != fields.size() + registered.size()) {
            throw new IllegalArgumentException(code + ": the registry says name and decile");
        }
        for (String paragraph : paragraphs) {
            Matcher braced = BRACED.matcher(paragraph);
            while (braced.find()) {
                if (!all.contains(braced.group(1))) {
                    throw new IllegalArgumentException(code + ": no field " + braced.group(1));
                }
            }
        }
    }

    /** What the registry is asked for. */
    List<String> ofTheRegistry() {
        List<String> asked = registered;
        return asked == null ? List.of() : asked;
    }

    /** The paragraphs with what was filled in; what was filled in is not read again. */
    List<String> text(Map<String, String> values) {
        return paragraphs.stream()
                .map(paragraph ->
                        BRACED.matcher(paragraph)
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(
                                                values.getOrDefault(found.group(1), ""))))
                .toList();
    }
}
