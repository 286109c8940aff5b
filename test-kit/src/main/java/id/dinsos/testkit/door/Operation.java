package id.dinsos.testkit.door;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a service.
 *
 * @param path with its parameters in braces
 * @param query the names it knows
 * @param type of its body, empty where it takes none
 * @param sample a body that can be read, if not one that makes sense; null where it takes none
 */
public record Operation(
        String method, String path, Set<String> query, String type, @Nullable String sample) {
    public Operation {
        query = Set.copyOf(query);
    }

    /** {@code POST /v1/persons/{id}/death}. */
    public String name() {
        return method + " " + path;
    }

    /** The path with an id in the place of every parameter. */
    public String at(String id) {
        return path.replaceAll("\\{[^}]+}", id);
    }

    public boolean json() {
        return type.startsWith("application/json");
    }

    /** In an order that stays the same. */
    Set<String> parameters() {
        return new TreeSet<>(query);
    }
}
