package id.dinsos.registry.intake.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first line of a file: which column stands where. Order is free, extra columns stay. */
public final class Header {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    public Header(List<String> names) {
        this.names = names.stream().map(String::strip).toList();
        for (int i = 0; i < this.names.size(); i++) {
            if (places.put(this.names.get(i), i) != null) {
                // Without a header the first row of data stands here: its fields are not repeated.
                throw new IntakeFailure(
                        "header-wrong",
                        "column %d has the name of an earlier one".formatted(i + 1));
            }
        }
    }

    public void requireAll(FileKind kind) {
        List<String> missing =
                kind.columns().stream().filter(name -> !places.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IntakeFailure(
                    "header-wrong",
                    "the %s file lacks the columns %s"
                            .formatted(kind.label(), String.join(", ", missing)));
        }
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    public int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return place;
    }
}
