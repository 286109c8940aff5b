package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.secret.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the database folder of a service is: a cluster to go on with, or a place where one may be
 * made. Where neither is certain the start is refused; nothing is ever deleted to get out of doubt.
 */
final class Cluster {

    private final Home home;
    private final PartName service;
    private final Pattern topic;

    Cluster(Home home, PartName service) {
        this.home = home;
        this.service = service;
        this.topic = Pattern.compile(service.database() + "\\.[a-z-]+\\.v\\d+-\\d+");
    }

    Path data() {
        return home.cluster(service).resolve("data");
    }

    /** Where a cluster is made before it is given its name: what lies here never was in use. */
    Path draft() {
        return home.cluster(service).resolve("data.new");
    }

    /**
     * True if there is a whole cluster, false if one may be made.
     *
     * @throws LaunchException where something else is there, or where the keys or the topics belong
     *     to a cluster that is not
     */
    boolean exists() throws IOException {
        if (Files.exists(data().resolve("PG_VERSION"))
                && Files.exists(data().resolve("global/pg_control"))) {
            return true;
        }
        if (!isEmpty(data())) {
            throw new LaunchException(
                    "%s holds files, but no whole PostgreSQL cluster. Restore a backup into it, or move them away."
                            .formatted(data()));
        }
        if (Files.exists(note())) {
            throw missing("The keys in " + home.keys());
        }
        if (topicsHoldMessages()) {
            throw missing("The topics in " + home.kafka());
        }
        return false;
    }

    /** From now on the keys belong to this cluster. */
    void noteThatItWasMade() throws IOException {
        if (!Files.exists(note())) {
            DurableFile.write(note(), "these keys belong to the cluster in " + data() + "\n");
        }
    }

    private Path note() {
        return home.keys().resolve("cluster-made-" + service.label());
    }

    private LaunchException missing(String what) {
        return new LaunchException(
                ("%s belong to a database that is not here: %s is empty. Is a volume not mounted?"
                                + " Restore the database, or remove everything that is left with"
                                + " ./dinsos reset.")
                        .formatted(what, data()));
    }

    private boolean topicsHoldMessages() throws IOException {
        Path logs = home.kafka().resolve("data");
        if (!Files.isDirectory(logs)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(logs, 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .filter(file ->
                            topic.matcher(logs.relativize(file).getName(0).toString()).matches())
                    .anyMatch(file -> file.toFile().length() > 0);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
