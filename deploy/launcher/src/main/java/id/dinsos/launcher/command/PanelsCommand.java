package id.dinsos.launcher.command;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Asks the running Prometheus what each panel of the shipped dashboards asks. */
@Command(
        name = "panels",
        description =
                "ask Prometheus what each panel asks, for each value of its variables; exit code 1 where"
                        + " one gets no series",
        mixinStandardHelpOptions = true)
final class PanelsCommand implements Callable<Integer> {

    private static final Pattern QUERY = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "\"name\": \"(\\w+)\",\\s*\"type\": \"query\"(?s:.*?)\"query\": \"label_values"
                            + "\\((.*), (\\w+)\\)\"");
    private static final Pattern SERIES = Pattern.compile("\"metric\":");

    @Override
    public Integer call() throws IOException, InterruptedException {
        URI prometheus = Stack.here().url(PartName.PROMETHEUS);
        Path folder = Home.find().root().resolve("deploy/grafana");
        int empty = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                for (String query : queries(prometheus, Files.readString(file))) {
                    long series = series(prometheus, query);
                    System.out.printf("%4d  %s  %s%n", series, file.getFileName(), query);
                    empty += series == 0 ? 1 : 0;
                }
            }
        }
        System.out.println(empty == 0 ? "Every panel has series." : empty + " have none.");
        return empty == 0 ? 0 : 1;
    }

    /** As Grafana would send them: with all values of a variable, and with each of them alone. */
    private static List<String> queries(URI prometheus, String dashboard)
            throws IOException, InterruptedException {
        List<String> queries =
                QUERY.matcher(dashboard)
                        .results()
                        .map(found -> plain(found.group(1)).replace("$__rate_interval", "5m"))
                        .toList();
        for (MatchResult variable : VARIABLE.matcher(dashboard).results().toList()) {
            String name = "$" + variable.group(1);
            List<String> values = new ArrayList<>(List.of(".*"));
            values.addAll(values(prometheus, plain(variable.group(2)), variable.group(3)));
            queries =
                    queries.stream()
                            .flatMap(query ->
                                    query.contains(name)
                                            ? values.stream()
                                                    .map(value -> query.replace(name, value))
                                            : Stream.of(query))
                            .toList();
        }
        return queries;
    }

    private static List<String> values(URI prometheus, String series, String label)
            throws IOException, InterruptedException {
        String answer = ask(prometheus, "group by (%s) (%s)".formatted(label, series));
        return Pattern.compile("\"%s\":\"([^\"]*)\"".formatted(label))
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String plain(String json) {
        return json.replace("\\\"", "\"");
    }

    private static long series(URI prometheus, String query)
            throws IOException, InterruptedException {
        return SERIES.matcher(ask(prometheus, query)).results().count();
    }

    private static String ask(URI prometheus, String query)
            throws IOException, InterruptedException {
        try {
            return HttpCalls.get(
                    prometheus.resolve(
                            "/api/v1/query?query="
                                    + URLEncoder.encode(query, StandardCharsets.UTF_8)));
        } catch (java.net.ConnectException away) {
            throw new LaunchException(
                    "No Prometheus answers: ./dinsos up -d --with-prometheus", away);
        }
    }
}
