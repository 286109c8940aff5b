package id.dinsos.launcher.command;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/** Writes the topics of the services anew from their logs, for a broker that has lost them. */
@Command(
        name = "republish",
        description = {
            "write every topic anew from the logs of the services, same ids, order per key;",
            "for a broker that has lost its topics, beside the daily work"
        },
        mixinStandardHelpOptions = true)
final class RepublishCommand implements Callable<Integer> {

    private static final Pattern MESSAGES = Pattern.compile("\"messages\":(\\d+)");
    private static final long LOOK_MILLIS = 500;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Stack stack = Stack.here();
        String token = stack.token("operations", "35", "admin");
        Map<PartName, URI> orders = new LinkedHashMap<>();
        for (PartName service : PartName.SERVICES) {
            URI order = stack.url(service).resolve("/v1/republications/" + UUID.randomUUID());
            String unused = HttpCalls.as(token, "PUT", order);
            orders.put(service, order);
        }
        long start = System.nanoTime();
        for (Map.Entry<PartName, URI> order : orders.entrySet()) {
            String answer = HttpCalls.as(token, "GET", order.getValue());
            while (!answer.contains("\"doneAt\":\"")) {
                System.out.printf("  %-13s %,d messages%n", order.getKey(), messages(answer));
                Thread.sleep(LOOK_MILLIS);
                answer = HttpCalls.as(token, "GET", order.getValue());
            }
            System.out.printf("  %-13s %,d messages, all%n", order.getKey(), messages(answer));
        }
        System.out.printf("Said again in %.1f s.%n", (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private static long messages(String answer) {
        Matcher found = MESSAGES.matcher(answer);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
