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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Asks the running Prometheus what each panel of the shipped dashboards asks. */
@Command(
        name = "panels",
        description = "ask Prometheus what each panel asks; exit code 1 where one gets no series",
        mixinStandardHelpOptions = true)
final class PanelsCommand implements Callable<Integer> {

    private static final Pattern QUERY = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SERIES = Pattern.compile("\"metric\":");

    @Override
    public Integer call() throws IOException, InterruptedException {
        URI prometheus = Stack.here().url(PartName.PROMETHEUS);
        Path folder = Home.find().root().resolve("deploy/grafana");
        int empty = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                for (String query : queries(Files.readString(file))) {
                    long series = series(prometheus, query);
                    System.out.printf("%4d  %s  %s%n", series, file.getFileName(), query);
                    empty += series == 0 ? 1 : 0;
                }
            }
        }
        System.out.println(empty == 0 ? "Every panel has series." : empty + " have none.");
        return empty == 0 ? 0 : 1;
    }

    /** As Grafana would send them with every process chosen. */
    static List<String> queries(String dashboard) {
        return QUERY.matcher(dashboard)
                .results()
                .map((MatchResult found) -> found.group(1))
                .map(query ->
                        query.replace("\\\"", "\"")
                                .replace("$__rate_interval", "5m")
                                .replace("$programme", ".*")
                                .replace("$process", ".*"))
                .toList();
    }

    private static long series(URI prometheus, String query)
            throws IOException, InterruptedException {
        try {
            String answer =
                    HttpCalls.get(
                            prometheus.resolve(
                                    "/api/v1/query?query="
                                            + URLEncoder.encode(query, StandardCharsets.UTF_8)));
            return SERIES.matcher(answer).results().count();
        } catch (java.net.ConnectException away) {
            throw new LaunchException(
                    "No Prometheus answers: ./dinsos up -d --with-prometheus", away);
        }
    }
}
