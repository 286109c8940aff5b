package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Debezium connectors, one per service: the very files of {@code deploy/debezium}, handed to
 * Connect as they are.
 */
public final class Connectors {

    private static final Pattern FAILED = Pattern.compile("\"state\":\"FAILED\"");
    private static final Pattern RUNNING = Pattern.compile("\"state\":\"RUNNING\"");

    private static final Pattern TRACE = Pattern.compile("\"trace\":\"(.*?)(\\\\n|\")");

    private final Home home;
    private final URI connect;

    Connectors(Home home, int port) {
        this.home = home;
        this.connect = URI.create("http://localhost:" + port + "/");
    }

    /** Returns when Connect's REST interface answers, throws while it does not. */
    public void check() throws IOException, InterruptedException {
        HttpCalls.require(connect.resolve("connectors"));
    }

    /** Gives a service its connector and waits until connector and task run. */
    public void start(PartName service, Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        String problem = "";
        boolean put = false;
        while (Instant.now().isBefore(deadline)) {
            try {
                if (!put) {
                    HttpCalls.put(
                            connect.resolve("connectors/" + service.database() + "/config"),
                            Files.readString(file(service)));
                    put = true;
                }
                problem = status(service);
                if (runs(problem)) {
                    return;
                }
                restartFailed(service, problem);
            } catch (IOException e) {
                // A rebalance answers 409 and a connector that has just been made 404: ask again.
                problem = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new LaunchException(
                "The connector of %s does not run: %s".formatted(service, reason(problem)));
    }

    /** "running", or in words what is wrong with it. */
    public String health(PartName service) throws IOException, InterruptedException {
        String status = status(service);
        return runs(status) ? "running" : FAILED.matcher(status).find() ? "failed" : "starting";
    }

    public void restartIfFailed(PartName service) throws IOException, InterruptedException {
        restartFailed(service, status(service));
    }

    private void restartFailed(PartName service, String status)
            throws IOException, InterruptedException {
        if (FAILED.matcher(status).find()) {
            HttpCalls.post(
                    connect.resolve(
                            "connectors/%s/restart?includeTasks=true&onlyFailed=true"
                                    .formatted(service.database())));
        }
    }

    private String status(PartName service) throws IOException, InterruptedException {
        return HttpCalls.get(connect.resolve("connectors/" + service.database() + "/status"));
    }

    /** Of a failed task's trace only the first line, which says what is wrong. */
    private static String reason(String status) {
        Matcher trace = TRACE.matcher(status);
        return trace.find() ? trace.group(1) : status;
    }

    private static boolean runs(String status) {
        return RUNNING.matcher(status).results().count() == 2;
    }

    private Path file(PartName service) {
        return home.root().resolve("deploy/debezium/" + service.label() + ".json");
    }
}
