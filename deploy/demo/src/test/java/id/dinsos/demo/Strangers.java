package id.dinsos.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.launcher.Stack;
import id.dinsos.testkit.document.Document;
import id.dinsos.testkit.document.Promise;
import id.dinsos.testkit.document.ServedAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What those outside do with no more than {@code starters/} and a stack on which a month was paid:
 * they send the collection of requests, and rebuild a province's payments from the topic.
 */
final class Strangers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAKE = Pattern.compile("# take (\\w+) = (\\S+)");
    private static final Pattern EXPECT = Pattern.compile("# expect (\\d{3})");
    private static final Pattern NAME = Pattern.compile("\\{\\{(\\$?\\w+)}}");
    private static final Path STARTERS =
            Path.of(System.getProperty("dinsos.root", "../.."), "starters");

    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Strangers(Stack stack) {
        this.stack = stack;
    }

    /**
     * What of the collection is not answered as it and the gateway's document say, one line each.
     */
    List<String> collection() throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>();
        values.put("gateway", stack.gateway().toString());
        Map<String, String> printed = Summary.tokens(stack::token);
        values.put("token", printed.getOrDefault("AUDITOR", ""));
        values.put("desk", printed.getOrDefault("DESK", ""));
        List<String> findings = new ArrayList<>();
        Promise promise = new Promise(new Document(get("/openapi.json", "")));
        String[] parts = Files.readString(STARTERS.resolve("dinsos.http")).split("(?m)^### ");
        for (int i = 1; i < parts.length; i++) {
            String title = parts[i].lines().findFirst().orElse("");
            Matcher expected = EXPECT.matcher(parts[i]);
            HttpRequest request = request(parts[i], values);
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (request.uri().getPath().startsWith("/v1/")) {
                findings.addAll(
                        promise.broken(
                                new ServedAnswer(
                                        request.method(),
                                        request.uri().getPath(),
                                        answer.statusCode(),
                                        answer.headers().firstValue("Content-Type").orElse(null),
                                        answer.body())));
            }
            if (!expected.find() || answer.statusCode() != Integer.parseInt(expected.group(1))) {
                findings.add(title + ": " + answer.statusCode() + " " + answer.body());
            }
            Matcher take = TAKE.matcher(parts[i]);
            if (take.find()) {
                values.put(take.group(1), JSON.readTree(answer.body()).at(take.group(2)).asText());
            }
        }
        return parts.length > 10 ? findings : List.of("the collection has few requests");
    }

    private static HttpRequest request(String part, Map<String, String> values) {
        values.put("$guid", UUID.randomUUID().toString());
        List<String> lines =
                part.lines()
                        .skip(1)
                        .filter(line -> !line.startsWith("#"))
                        .map(line ->
                                NAME.matcher(line)
                                        .replaceAll(name ->
                                                Matcher.quoteReplacement(
                                                        values.getOrDefault(name.group(1), ""))))
                        .toList();
        String[] first = lines.getFirst().split(" ", 2);
        int blank = lines.indexOf("");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(first[1]));
        for (String header : lines.subList(1, blank < 0 ? lines.size() : blank)) {
            request.header(
                    header.substring(0, header.indexOf(':')),
                    header.substring(header.indexOf(':') + 1).strip());
        }
        String body =
                blank < 0 ? "" : String.join("\n", lines.subList(blank, lines.size())).strip();
        return request.method(
                        first[0],
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    /** Where a starter's sums and those of REST differ, one line each; each cell by its name. */
    List<String> differences(String said) throws IOException, InterruptedException {
        Map<String, String> topic = new TreeMap<>();
        JSON.readTree(said)
                .path("cells")
                .properties()
                .forEach(cell -> {
                    String[] name = cell.getKey().split(" ");
                    String counted = name[0] + " " + name[1];
                    topic.merge(
                            counted,
                            name[2] + "=" + cell.getValue().path(0).asLong(),
                            // In whatever order a consumer names its states.
                            (one, other) ->
                                    Stream.of((one + " " + other).split(" "))
                                            .sorted()
                                            .collect(Collectors.joining(" ")));
                    topic.merge(
                            counted + " rupiah",
                            Long.toString(cell.getValue().path(1).asLong()),
                            (one, other) ->
                                    Long.toString(Long.parseLong(one) + Long.parseLong(other)));
                });
        Map<String, String> rest = new TreeMap<>();
        String token = stack.token("rina", "35", "auditor");
        for (JsonNode run : get("/v1/runs?owner=35.24&limit=500", token).path("items")) {
            String id = run.path("id").asText();
            for (JsonNode total : get("/v1/runs/" + id + "/totals?by=village", token)) {
                String cell = id + " " + total.path("region").asText();
                Map<String, Long> counts = new TreeMap<>();
                total.path("states")
                        .properties()
                        .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
                List<String> words = new ArrayList<>();
                counts.forEach((name, count) -> words.add(name + "=" + count));
                if (!words.isEmpty()) {
                    rest.put(cell, String.join(" ", words));
                    rest.put(cell + " rupiah", total.path("orderedRupiah").asText());
                }
            }
        }
        topic.keySet().removeIf(cell -> !rest.containsKey(cell) && isOfAnother(cell, rest));
        List<String> findings = new ArrayList<>();
        rest.forEach((cell, value) -> {
            if (!value.equals(topic.remove(cell))) {
                findings.add(cell + " is " + value + " by REST");
            }
        });
        topic.forEach((cell, value) -> findings.add(cell + " is " + value + " on the topic alone"));
        return rest.size() > 20 ? findings : List.of("few cells: " + rest.size());
    }

    /** A run of another office of the province, which was not asked for. */
    private static boolean isOfAnother(String cell, Map<String, String> rest) {
        String run = cell.substring(0, cell.indexOf(' '));
        return rest.keySet().stream().noneMatch(known -> known.startsWith(run));
    }

    /** What the starter in Java knows once it has read everything that is there. */
    String javaProvince() throws IOException, InterruptedException {
        return BuiltStarters.said(starter("--once")).lines().toList().getLast();
    }

    /** The starter in Java, as its first lines say how. */
    ProcessBuilder starter(String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                STARTERS.resolve("java/ProvinceState.java").toString(),
                                stack.kafkaBootstrap(),
                                "35"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private JsonNode get(String path, String token) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(stack.gateway().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
