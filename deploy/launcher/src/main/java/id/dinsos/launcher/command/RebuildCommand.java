package id.dinsos.launcher.command;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Builds the views of a service anew from its log, beside the live ones. */
@Command(
        name = "rebuild",
        description = "build the views of a service anew while reads go on, then swap them",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("\"name\":\"([a-z_]+)\"");
    private static final long LOOK_MILLIS = 200;

    @Parameters(index = "0", paramLabel = "<service>", description = "registry, disbursement, case")
    private PartName service = PartName.REGISTRY;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<view>",
            description = "all of the service where it is left out")
    private @Nullable String view;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!PartName.SERVICES.contains(service)) {
            throw new LaunchException(service + " has no views.");
        }
        Stack stack = Stack.here();
        String token = stack.token("operations", "35", "admin");
        URI views = stack.url(service).resolve("/v1/views/");
        List<String> names =
                NAME.matcher(HttpCalls.as(token, "GET", stack.url(service).resolve("/v1/views")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        if (view != null && !names.contains(view)) {
            throw new LaunchException(service + " has these views: " + String.join(", ", names));
        }
        for (String name : view == null ? names : List.of(view)) {
            String status = HttpCalls.as(token, "POST", views.resolve(name + "/rebuild"));
            while (status.contains("\"rebuilding\":true")) {
                Thread.sleep(LOOK_MILLIS);
                status = HttpCalls.as(token, "GET", views.resolve(name));
            }
            System.out.println("  " + name + " rebuilt");
        }
        return 0;
    }
}
