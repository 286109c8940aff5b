package id.dinsos.launcher;

import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has every service say again what its log has said, and waits until all of it is said. */
public final class Republishing {

    private static final Pattern MESSAGES = Pattern.compile("\"messages\":(\\d+)");
    private static final long LOOK_MILLIS = 500;

    private Republishing() {}

    /** How many messages it came to; prints a line whenever a service is looked at. */
    public static long of(Stack stack, PrintStream progress)
            throws IOException, InterruptedException {
        String token = stack.token("operations", "35", "admin");
        Map<PartName, URI> orders = new LinkedHashMap<>();
        for (PartName service : PartName.SERVICES) {
            URI order = stack.url(service).resolve("/v1/republications/" + UUID.randomUUID());
            String unused = HttpCalls.as(token, "PUT", order);
            orders.put(service, order);
        }
        long all = 0;
        for (Map.Entry<PartName, URI> order : orders.entrySet()) {
            String answer = HttpCalls.as(token, "GET", order.getValue());
            while (!answer.contains("\"doneAt\":\"")) {
                progress.printf("  %-13s %,d messages%n", order.getKey(), messages(answer));
                Thread.sleep(LOOK_MILLIS);
                answer = HttpCalls.as(token, "GET", order.getValue());
            }
            progress.printf("  %-13s %,d messages, all%n", order.getKey(), messages(answer));
            all += messages(answer);
        }
        return all;
    }

    private static long messages(String answer) {
        Matcher found = MESSAGES.matcher(answer);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
