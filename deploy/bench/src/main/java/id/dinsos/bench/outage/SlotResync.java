package id.dinsos.bench.outage;

import id.dinsos.launcher.Republishing;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import id.dinsos.testkit.Runbook;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries out what the runbook says under "Slot lost", line by line as it stands there. */
final class SlotResync {
    private static final Pattern SECTION = Pattern.compile("(?s)## Slot lost\\n(.*?)\\n## ");
    private static final Pattern LINE =
            Pattern.compile(
                    "curl (?:-X (PUT|DELETE)|-s) +localhost:18083(/\\S+)|(?s)(select pg_[^;]+;)");
    private static final int TRIES = 60;

    private final Stack stack;
    private final PartName service;
    private final PrintStream log;

    SlotResync(Stack stack, PartName service, PrintStream log) {
        this.stack = stack;
        this.service = service;
        this.log = log;
    }

    void carryOut() throws Exception {
        stack.stop(EnumSet.of(service), log);
        for (String line : lines(service)) {
            log.println("        " + line);
            if (line.startsWith("select")) {
                stack.databaseAsAdmin(service).execute(line);
            } else {
                call(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf('/')));
            }
        }
        stack.ensureRunning(EnumSet.of(service), log);
        log.printf("        %,d messages said again%n", Republishing.of(stack, log));
    }

    /** What is done while the service is down: statements, and methods with their paths. */
    static List<String> lines(PartName service) {
        Matcher section = SECTION.matcher(Runbook.read().text());
        if (!section.find()) {
            throw new IllegalStateException("the runbook says nothing of a lost slot");
        }
        // It speaks of the cases; connector, slot and database of a service have one name.
        return LINE.matcher(section.group(1).replace("cases", service.database()))
                .results()
                .map(SlotResync::line)
                .toList();
    }

    private static String line(MatchResult found) {
        String sql = found.group(3);
        return sql == null
                ? Objects.requireNonNullElse(found.group(1), "GET") + ' ' + found.group(2)
                : sql.replaceAll("\\s+", " ");
    }

    /** A connector needs a moment to stop, and says so. */
    private void call(String method, String path) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                String unused =
                        HttpCalls.as("none", method, stack.url(PartName.CONNECT).resolve(path));
                return;
            } catch (IOException notYet) {
                if (tries == TRIES) {
                    throw notYet;
                }
                LockSupport.parkNanos(500_000_000);
            }
        }
    }
}
