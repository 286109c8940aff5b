package id.dinsos.launcher.command;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.supervise.PartStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows each part: its state, process, port, time since its start and what its check says. */
@Command(
        name = "status",
        description = "show each part; exit code 1 unless all are up",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-13s %-10s %8s %6s %10s  %s%n";

    @Override
    public Integer call() {
        List<PartStatus> parts = Stack.here().status();
        System.out.printf(ROW, "part", "state", "pid", "port", "uptime", "health");
        for (PartStatus part : parts) {
            System.out.printf(
                    ROW,
                    part.part(),
                    part.state().name().toLowerCase(java.util.Locale.ROOT),
                    part.pid() == null ? "-" : part.pid().toString(),
                    part.port(),
                    text(part.uptime()),
                    part.health());
        }
        return parts.stream().allMatch(part -> part.state() == PartStatus.State.UP) ? 0 : 1;
    }

    private static String text(@Nullable Duration uptime) {
        if (uptime == null) {
            return "-";
        }
        return uptime.toHours() > 0
                ? "%dh %02dm".formatted(uptime.toHours(), uptime.toMinutesPart())
                : "%dm %02ds".formatted(uptime.toMinutes(), uptime.toSecondsPart());
    }
}
