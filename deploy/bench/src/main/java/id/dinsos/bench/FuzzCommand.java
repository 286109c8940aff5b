package id.dinsos.bench;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.command.CommandRunner;
import id.dinsos.launcher.host.PartName;
import id.dinsos.testkit.door.DoorFuzz;
import id.dinsos.testkit.door.OpenApi;
import id.dinsos.testkit.door.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fuzzes every operation of every service through the gateway of the stack that is up, for as long
 * as one likes, and prints the counts by operation and status. Exits 1 where an answer was a fault
 * of ours or no problem document.
 */
@Command(
        name = "./dinsos fuzz",
        description =
                "send what nobody sensible sends to every operation, through the gateway, and count"
                        + " the answers",
        mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {
    private static final String[] ROLES = {
        "registrar", "officer", "supervisor", "auditor", "preparer", "approver", "admin"
    };

    @Option(
            names = "--seconds",
            description = "how long (default ${DEFAULT-VALUE}; an hour is 3600)")
    private long seconds = 60;

    @Option(
            names = "--region",
            description =
                    "whose authority the requests have (default ${DEFAULT-VALUE}, an office that"
                            + " nobody has); in the region of real records they are changed")
    private String region = "99";

    @Option(
            names = "--id",
            split = ",",
            description = "ids of records that exist, to be asked for by every operation")
    private List<String> ids = List.of();

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new FuzzCommand(), arguments));
    }

    @Override
    public Integer call() {
        Stack stack = Stack.here();
        stack.ensureRunning(System.err);
        List<Operation> operations =
                PartName.SERVICES.stream()
                        .flatMap(part -> OpenApi.operations(stack.url(part)).stream())
                        .filter(OpenApi::isPublic)
                        .toList();
        DoorFuzz fuzz =
                new DoorFuzz(stack.gateway(), operations, ids)
                        .until(
                                Duration.ofSeconds(seconds),
                                () -> stack.token("fuzz", region, ROLES),
                                System.err::println);
        fuzz.counts().forEach((name, counts) -> System.out.println(name + " " + counts));
        System.out.println(operations.size() + " operations: " + fuzz.total());
        fuzz.findings().forEach(finding -> System.out.println("FAULT " + finding));
        return fuzz.findings().isEmpty() ? 0 : 1;
    }
}
