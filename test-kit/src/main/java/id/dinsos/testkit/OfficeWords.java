package id.dinsos.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What no sentence to a citizen or an officer may hold, in either language. */
public final class OfficeWords {
    private static final Pattern LANGUAGE = Pattern.compile("id|en|[a-z]+(?:Id|En)");
    private static final Map<String, Pattern> NEVER =
            Map.of(
                    "a code", Pattern.compile("[A-Z]{2,}_[A-Z]|\\b[a-z]+-[a-z]+-[a-z]+-[a-z]+\\b"),
                    "a date in digits", Pattern.compile("\\d{4}-\\d{2}"),
                    "an id", Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}"),
                    "a place nobody filled in", Pattern.compile("%[sd]|\\{[a-z]+}|\\bnull\\b"));

    private OfficeWords() {}

    /**
     * What is wrong with the words of a file of ours: wherever something stands in both languages,
     * as {@code id} and {@code en} or with a name before them ({@code labelId}, {@code labelEn}).
     *
     * @param least how many there must be at the least, so that a walk past them is noticed
     */
    public static List<String> faultsOf(String resource, int least) {
        List<String> faults = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(OfficeWords.class.getResourceAsStream(resource), resource)) {
            int walked = walk(new ObjectMapper().readTree(file), resource, faults);
            if (walked < least) {
                faults.add(resource + " says only " + walked + " things in both languages");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static int walk(JsonNode node, String at, List<String> faults) {
        int walked = 0;
        Set<String> names = new TreeSet<>();
        for (var field : node.properties()) {
            String name = field.getKey();
            if (LANGUAGE.matcher(name).matches() && field.getValue().isTextual()) {
                names.add(name.substring(0, name.length() - 2));
            }
            walked += walk(field.getValue(), at + "/" + name, faults);
        }
        for (String name : names) {
            String indonesian = text(node, name, "id", "Id");
            String english = text(node, name, "en", "En");
            // An id that is no text: of a thing, not of a language.
            if (!name.isEmpty() || node.has("en") || indonesian.contains(" ")) {
                faults.addAll(faults(at + "/" + name, indonesian, english));
                walked++;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walked += walk(node.get(i), at + "/" + i, faults);
        }
        return walked;
    }

    private static String text(JsonNode node, String name, String alone, String behind) {
        return node.path(name.isEmpty() ? alone : name + behind).asText();
    }

    /**
     * What is wrong with a text.
     *
     * @param what the code or place it belongs to
     */
    public static List<String> faults(String what, String indonesian, String english) {
        List<String> faults = new ArrayList<>();
        for (String said : List.of(indonesian, english)) {
            if (said.isBlank()) {
                faults.add(what + ": a language is missing");
            }
            NEVER.forEach((name, pattern) -> {
                if (pattern.matcher(said).find()) {
                    faults.add(what + " holds " + name + ": " + said);
                }
            });
        }
        return faults;
    }
}
