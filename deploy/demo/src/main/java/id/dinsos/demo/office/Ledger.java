package id.dinsos.demo.office;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a demo run found: the time of each step, counts and amounts, and every figure that was
 * checked against another. The demo has succeeded if all of them agree.
 */
public final class Ledger {
    private final Map<String, Duration> steps = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<List<String>> ran = new ArrayList<>();
    private final ObjectNode figures = ApiClient.object();

    /** Two figures that have to be the same. */
    public record Check(String what, long expected, long actual) {
        boolean holds() {
            return expected == actual;
        }
    }

    public void took(String step, Duration time) {
        steps.merge(step, time, Duration::plus);
    }

    public Check check(String what, long expected, long actual) {
        Check check = new Check(what, expected, actual);
        checks.add(check);
        return check;
    }

    /** A figure for the JSON file, in a group such as {@code counts} or {@code ASPDB/rupiah}. */
    public void figure(String group, String name, long value) {
        group(group).put(name, value);
    }

    public void text(String name, String value) {
        figures.put(name, value);
    }

    /** Anything else that belongs in the file; a slash leads into a group. */
    public ObjectNode group(String name) {
        return figures.withObject("/" + name);
    }

    /** A programme was run to its end: its row of the summary. */
    public void ran(List<String> row) {
        ran.add(row);
    }

    public List<List<String>> ran() {
        return ran;
    }

    public Map<String, Duration> steps() {
        return steps;
    }

    public Duration total() {
        return steps.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    public List<Check> failed() {
        return checks.stream().filter(check -> !check.holds()).toList();
    }

    public int checked() {
        return checks.size();
    }

    /**
     * @param ended whether the demo got to its end
     */
    public void write(Path file, boolean ended) throws IOException {
        ObjectNode json = ApiClient.object();
        json.put("ok", ended && failed().isEmpty());
        json.setAll(figures);
        json.put("seconds", total().toMillis() / 1000.0);
        var times = json.putArray("steps");
        steps.forEach((name, time) ->
                times.addObject().put("name", name).put("seconds", time.toMillis() / 1000.0));
        var checked = json.putArray("checks");
        for (Check check : checks) {
            checked.addObject()
                    .put("name", check.what())
                    .put("expected", check.expected())
                    .put("actual", check.actual())
                    .put("holds", check.holds());
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), json);
    }
}
