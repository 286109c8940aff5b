package id.dinsos.disbursement.channel.list;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands at the head of an office's papers, by its region code; {@code *} for offices that
 * have told nothing.
 */
public record Letterheads(Map<String, List<String>> lines) {
    private static final String ANY = "*";

    public Letterheads {
        lines = Map.copyOf(lines);
        if (!lines.containsKey(ANY)) {
            throw new IllegalArgumentException("no letterhead for offices without their own");
        }
    }

    /** Of the office itself, or of the nearest above it. */
    public List<String> of(String owner) {
        String code = owner;
        while (!lines.containsKey(code)) {
            int dot = code.lastIndexOf('.');
            code = dot < 0 ? ANY : code.substring(0, dot);
        }
        return Objects.requireNonNull(lines.get(code));
    }
}
