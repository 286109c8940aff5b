package id.dinsos.launcher.part;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.PlainUser;
import id.dinsos.launcher.host.Programs;
import id.dinsos.launcher.host.Trees;
import id.dinsos.launcher.secret.DurableFile;
import id.dinsos.launcher.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PostgreSQL 18 as a child of the launcher: a cluster per service, as in production, so that no
 * reader of one log has to read the other two. Each is made once. What it has acknowledged survives
 * a power cut ({@code fsync}, {@code synchronous_commit} and {@code full_page_writes}).
 */
final class PostgresPart {

    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("listen_addresses", "localhost"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("max_connections", "100"),
                    // The indexes of a regency's log and views, whose keys come in no order.
                    Map.entry("shared_buffers", "1GB"),
                    Map.entry("wal_level", "logical"),
                    Map.entry("max_replication_slots", "16"),
                    Map.entry("max_wal_senders", "16"),
                    Map.entry("max_wal_size", "2GB"),
                    // Each checkpoint lets every page be written whole once more, and keys of no
                    // order touch many.
                    Map.entry("checkpoint_timeout", "15min"),
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"));

    private final Home home;
    private final Secrets secrets;
    private final Databases databases;
    private final PartName name;
    private final PartName service;
    private final int port;
    private final Cluster cluster;

    PostgresPart(Home home, Secrets secrets, Databases databases, PartName name, int port) {
        this.home = home;
        this.secrets = secrets;
        this.databases = databases;
        this.name = name;
        this.service = name.serviceOfCluster();
        this.port = port;
        this.cluster = new Cluster(home, service);
    }

    /**
     * @param programs of PostgreSQL, where they were unpacked
     */
    Part part(Path programs) throws IOException, InterruptedException {
        Files.createDirectories(home.cluster(service));
        PlainUser user = PlainUser.find();
        List<String> command = new ArrayList<>();
        command.add(programs.resolve("postgres").toString());
        command.add("-D");
        command.add(cluster.data().toString());
        command.add("-p");
        command.add(Integer.toString(port));
        SETTINGS.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return new Part(
                        name,
                        Set.of(),
                        user.command(command),
                        Map.of(),
                        () -> databases.check(service))
                .preparedBy(() -> prepare(programs, user))
                .finishedBy(() -> databases.create(service))
                // SIGTERM would wait for every client to leave; SIGINT sends them away.
                .stoppedBy("INT");
    }

    private void prepare(Path programs, PlainUser user) throws IOException, InterruptedException {
        if (!cluster.exists()) {
            initialise(programs, user);
        }
        cluster.noteThatItWasMade();
        PostgresPrograms.removeOthers(home.postgres(), programs);
        Files.writeString(cluster.data().resolve("pg_hba.conf"), hostRules());
        dropForeignPid();
        user.own(home.state(), home.postgres(), home.cluster(service));
    }

    /** Makes the cluster beside its place and moves it there when it is whole. */
    private void initialise(Path programs, PlainUser user)
            throws IOException, InterruptedException {
        Trees.delete(cluster.draft());
        Files.createDirectories(cluster.draft());
        Path password = home.cluster(service).resolve("password");
        Files.writeString(password, secrets.adminPassword());
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        user.own(home.state(), home.postgres(), home.cluster(service));
        Programs.run(
                user.command(
                        List.of(
                                programs.resolve("initdb").toString(),
                                "--pgdata=" + cluster.draft(),
                                "--username=" + Databases.ADMIN,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C.UTF-8",
                                "--data-checksums")));
        Files.delete(password);
        Files.move(cluster.draft(), cluster.data(), StandardCopyOption.ATOMIC_MOVE);
        DurableFile.syncFolder(home.cluster(service));
    }

    /**
     * The service's role reaches its own database and no other, whatever is granted inside; and no
     * role may copy the whole cluster through physical replication.
     */
    private String hostRules() {
        String role = service.database();
        return "host %s %s samehost scram-sha-256\n".formatted(role, role)
                + "host all %s samehost scram-sha-256\n".formatted(Databases.ADMIN);
    }

    /**
     * After a crash the old process number may belong to another program by now, which PostgreSQL
     * takes for another server. A dead number it recognises itself.
     */
    private void dropForeignPid() {
        Path file = cluster.data().resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            boolean foreign =
                    ProcessHandle.of(pid)
                            .flatMap(process -> process.info().command())
                            .filter(command -> !command.endsWith("/postgres"))
                            .isPresent();
            if (foreign) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
