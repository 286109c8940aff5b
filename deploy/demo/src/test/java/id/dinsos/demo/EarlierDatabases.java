package id.dinsos.demo;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Programs;
import id.dinsos.launcher.host.Trees;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;

/** The databases of a stack as they once were, to be put back under topics that know more. */
final class EarlierDatabases {
    private final Stack stack;
    private final Path clusters;
    private final Path copy;

    /** Copies them; the stack is down, now and when they are put back. */
    EarlierDatabases(Stack stack) throws IOException, InterruptedException {
        this.stack = stack;
        this.clusters = stack.home().resolve("pg");
        this.copy = stack.home().resolve("backup");
        Programs.run(List.of("cp", "-a", clusters.toString(), copy.toString()));
    }

    void putBack() throws IOException {
        Trees.delete(clusters);
        Files.move(copy, clusters);
    }

    /** As the runbook says, with empty topics and slots that nobody has moved. */
    void beginAnew(PrintStream log) throws IOException, SQLException {
        Trees.delete(stack.home().resolve("kafka/data"));
        stack.ensureRunning(EnumSet.copyOf(PartName.DATABASES), log);
        for (PartName service : PartName.SERVICES) {
            String slot = "dinsos_" + service.database();
            stack.databaseAsAdmin(service)
                    .execute(
                            "select pg_drop_replication_slot('%s')".formatted(slot),
                            "select pg_create_logical_replication_slot('%s', 'pgoutput', false, false, true)"
                                    .formatted(slot));
        }
        stack.ensureRunning(log);
    }
}
