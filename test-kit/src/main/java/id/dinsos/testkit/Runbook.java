package id.dinsos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runbook as it is shipped, taken apart: whoever needs it at night must be able to type it. */
public final class Runbook {
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```(\\w+)\\n(.*?)^ *```$");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HARMLESS = Pattern.compile("(?is)(select|delete|update) .*");

    private final String text;

    private Runbook(String text) {
        this.text = text;
    }

    public static Runbook read() {
        Path root = Path.of(System.getProperty("dinsos.root", ".."));
        try {
            return new Runbook(Files.readString(root.resolve("deploy/README.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return text;
    }

    /** Blocks in a language, and commands that stand within a sentence. */
    public List<String> blocks(String language) {
        List<String> found = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            if (fence.group(1).equals(language)) {
                found.add(fence.group(2));
            }
        }
        return found;
    }

    /** What stands between backticks within a sentence. */
    public List<String> inline() {
        List<String> found = new ArrayList<>();
        Matcher code = INLINE.matcher(FENCE.matcher(text).replaceAll(""));
        while (code.find()) {
            found.add(code.group(1));
        }
        return found;
    }

    /**
     * Statements of SQL that can be explained without being carried out, with something in place of
     * what the reader fills in.
     */
    public List<String> statements() {
        List<String> all = new ArrayList<>();
        for (String block : blocks("sql")) {
            if (!block.contains("$$")) {
                all.addAll(List.of(block.split(";")));
            } else {
                all.addAll(List.of(block.replaceAll("(?s)do \\$\\$.*?\\$\\$;", "").split(";")));
            }
        }
        inline().stream().map(one -> one.replace(";", "")).forEach(all::add);
        return all.stream()
                .map(String::strip)
                .filter(one -> HARMLESS.matcher(one).matches())
                .filter(one -> !one.toLowerCase(Locale.ROOT).startsWith("delete /"))
                .map(Runbook::filled)
                .distinct()
                .toList();
    }

    private static String filled(String statement) {
        return statement
                .replaceAll("'<[^>]*>'", "'2026-01-01'")
                .replaceAll("= \\.\\.\\.", "= 0")
                .replaceAll("\\s+", " ");
    }
}
