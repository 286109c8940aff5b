package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.bench.metric.Figure;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may be one person: asked of one after the other, and of all of a regency, page by page. */
final class DuplicateBench {
    private static final int WARM = 100;
    private static final int ASKED = 400;
    private static final int FEW = 131_072;

    private final RegistryBench registry;
    private final PrintStream log;

    DuplicateBench(RegistryBench registry, PrintStream log) {
        this.registry = registry;
        this.log = log;
    }

    Figure one() throws IOException, InterruptedException {
        List<String> homes = registry.homes();
        double[] millis = new double[ASKED];
        for (int i = 0; i < WARM; i++) {
            double unused = probable(homes.get(i % homes.size()));
        }
        for (int i = 0; i < ASKED; i++) {
            millis[i] = probable(homes.get((WARM + i) % homes.size()));
        }
        Arrays.sort(millis);
        log.printf(
                "may be the same as one: p50 %.1f ms, p95 %.1f ms%n",
                millis[ASKED / 2], millis[ASKED * 95 / 100]);
        return Figure.ceiling(
                "who may be the same as one person, p95 ms", millis[ASKED * 95 / 100], 30);
    }

    /** In so many districts as have the people of a small regency. */
    Figure few() throws IOException, InterruptedException {
        Map<String, Long> districts = new LinkedHashMap<>();
        registry.get("/v1/statistics?parent=35.24&of=PERSONS")
                .path("rows")
                .forEach(row -> {
                    JsonNode counts = row.path("counts");
                    districts.put(
                            row.path("region").asText(), counts.path(counts.size() - 1).asLong());
                });
        return timed("all that may be one among 131,072 people, s", chosen(districts), 10);
    }

    Figure all() throws IOException, InterruptedException {
        return timed("all that may be one in a regency, page by page, s", Map.of("35.24", 0L), 180);
    }

    private Figure timed(String name, Map<String, Long> regions, double most)
            throws IOException, InterruptedException {
        int suspected = 0;
        long start = System.nanoTime();
        for (String region : regions.keySet()) {
            suspected += suspected(region);
        }
        double seconds = PlainLoader.seconds(start);
        log.printf("%d suspected in %s after %.1f s%n", suspected, regions, seconds);
        return Figure.ceiling(name, seconds, most);
    }

    /** Three at most, with as few people more as there are; all where fewer live there. */
    private static Map<String, Long> chosen(Map<String, Long> districts) {
        List<String> names = new ArrayList<>(districts.keySet());
        Set<String> best = Set.copyOf(names);
        for (String one : names) {
            for (String two : names) {
                for (String three : names) {
                    Set<String> some = new TreeSet<>(List.of(one, two, three));
                    long people = people(districts, some);
                    best = people >= FEW && people < people(districts, best) ? some : best;
                }
            }
        }
        Map<String, Long> chosen = new LinkedHashMap<>(districts);
        chosen.keySet().retainAll(best);
        return chosen;
    }

    private static long people(Map<String, Long> districts, Set<String> some) {
        return some.stream().mapToLong(one -> districts.getOrDefault(one, 0L)).sum();
    }

    private int suspected(String region) throws IOException, InterruptedException {
        int suspected = 0;
        String cursor = "";
        do {
            JsonNode page =
                    registry.get(
                            "/v1/duplicates/suspected?region=%s&limit=500%s"
                                    .formatted(region, cursor));
            suspected += page.path("items").size();
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return suspected;
    }

    /** Of the first member of a household, in milliseconds. */
    private double probable(String home) throws IOException, InterruptedException {
        JsonNode members = registry.get("/v1/households" + home).path("members");
        String person = members.path(0).path("id").asText();
        long start = System.nanoTime();
        JsonNode unused = registry.get("/v1/duplicates/probable?person=" + person);
        return (System.nanoTime() - start) / 1e6;
    }
}
