package id.dinsos.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What no sentence to a citizen or an officer may hold, in either language. */
public final class OfficeWords {
    private static final Map<String, Pattern> NEVER =
            Map.of(
                    "a code", Pattern.compile("[A-Z]{2,}_[A-Z]|\\b[a-z]+-[a-z]+-[a-z]+-[a-z]+\\b"),
                    "a date in digits", Pattern.compile("\\d{4}-\\d{2}"),
                    "an id", Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}"),
                    "a place nobody filled in", Pattern.compile("%[sd]|\\{[a-z]+}|\\bnull\\b"));

    private OfficeWords() {}

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
