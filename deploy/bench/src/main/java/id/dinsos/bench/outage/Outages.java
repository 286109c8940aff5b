package id.dinsos.bench.outage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.bench.outage.Outage.Doing;
import id.dinsos.bench.outage.Outage.Noted;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.ApiException;
import id.dinsos.demo.office.Office;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.part.Database;
import id.dinsos.regency.FamilyFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The outages: how each befalls, which alert says so, and what the runbook does about it. */
public final class Outages {
    private static final Duration BROKER_AWAY = Duration.ofMinutes(5);
    private static final Duration ACCEPTED_WITHIN = Duration.ofSeconds(10);
    private static final int UP_TRIES = 3;
    private static final int SLOT_TRIES = 100;

    /** Each takes a segment of the log, of which PostgreSQL keeps some in store. */
    private static final int SEGMENTS = 200;

    private final Stack stack;
    private final SmallDisk database;
    private final SmallDisk kafka;
    private final SmallDisk files;
    private final PrintStream log;
    private final Alerts alerts;
    private final List<Noted> noted = new ArrayList<>();
    private @Nullable Process replica;

    public Outages(
            Stack stack, SmallDisk database, SmallDisk kafka, SmallDisk files, PrintStream log) {
        this.stack = stack;
        this.database = database;
        this.kafka = kafka;
        this.files = files;
        this.log = log;
        this.alerts = new Alerts(stack);
    }

    public List<Noted> noted() {
        return noted;
    }

    public List<Outage> all() {
        return List.of(
                new Outage(
                        "Prometheus away",
                        "load",
                        "DinsosWatching missing",
                        alerts.nobodyWatches(),
                        () -> stack.freeze(PartName.PROMETHEUS, true),
                        () -> killAndStart(PartName.PROMETHEUS),
                        noted),
                diskFull("PostgreSQL", "freeze", "database", database, this::writeUntilRefused),
                down(
                        "Kafka away for five minutes",
                        "instruct",
                        PartName.KAFKA,
                        this::withoutBroker),
                diskFull("files", "first report", "files", files, this::uploadIsRefused),
                down(
                        "replica frozen past its lease",
                        "freeze",
                        PartName.DISBURSEMENT,
                        this::withAnotherReplica,
                        this::wake),
                down(
                        "Connect killed between flushes",
                        "instruct",
                        PartName.CONNECT,
                        () -> {},
                        () -> killAndStart(PartName.CONNECT)),
                new Outage(
                        "slot lost",
                        "first report",
                        "DinsosSlotLost",
                        alerts.fires("DinsosSlotLost", "process", "disbursement"),
                        this::dropSlot,
                        new SlotResync(stack, PartName.DISBURSEMENT, log)::carryOut,
                        noted),
                diskFull("Kafka", "instruct", "kafka", kafka, () -> {}));
    }

    private Outage diskFull(String name, String step, String label, SmallDisk disk, Doing bite) {
        return new Outage(
                "disk full under " + name,
                step,
                "DinsosDiskFull",
                alerts.fires("DinsosDiskFull", "disk", label),
                () -> {
                    disk.fill();
                    bite.run();
                },
                () -> {
                    stack.status().forEach(part -> log.println("        " + part));
                    disk.free();
                    up();
                },
                noted);
    }

    private Outage down(String name, String step, PartName part, Doing meanwhile) {
        return down(name, step, part, meanwhile, () -> killAndStart(part));
    }

    private Outage down(String name, String step, PartName part, Doing meanwhile, Doing cure) {
        return new Outage(
                name,
                step,
                "DinsosServiceDown",
                alerts.fires("DinsosServiceDown", "process", part.label()),
                () -> {
                    stack.freeze(part, true);
                    meanwhile.run();
                },
                cure,
                noted);
    }

    /** {@code kill -9 $(cat .dinsos/run/<part>.pid)} and {@code ./dinsos up -d}. */
    private void killAndStart(PartName part) {
        stack.kill(part);
        up(EnumSet.of(part));
    }

    private void up() {
        up(EnumSet.copyOf(PartName.STACK));
    }

    /** {@code ./dinsos up -d}, again where a part was not yet ready for it. */
    private void up(EnumSet<PartName> parts) {
        for (int tries = 1; ; tries++) {
            try {
                stack.ensureRunning(parts, log);
                return;
            } catch (LaunchException e) {
                if (tries == UP_TRIES) {
                    throw e;
                }
                log.println(e.getMessage());
            }
        }
    }

    /** Another database of the same cluster takes what is left; then its log has no room either. */
    private void writeUntilRefused() {
        Database admin = stack.databaseAsAdmin(PartName.DISBURSEMENT);
        Database beside =
                new Database(
                        admin.jdbcUrl().replaceAll("/[^/]+$", "/postgres"),
                        admin.user(),
                        admin.password());
        until(beside, "create table if not exists filler (text text)", 1);
        until(
                beside,
                "insert into filler select repeat(md5(random()::text), 200)"
                        + " from generate_series(1, 500)",
                1_000);
        until(beside, "select pg_switch_wal(), pg_current_xact_id()", SEGMENTS);
    }

    private void until(Database database, String sql, int most) {
        try (Connection connection = new Sql(database).connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < most; i++) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            log.println(
                    "        PostgreSQL says: "
                            + refused.getSQLState()
                            + " "
                            + refused.getMessage());
        }
    }

    /** Commands are taken all the same, and wait in the log for their way out. */
    private void withoutBroker() throws InterruptedException {
        long began = System.nanoTime();
        ObjectNode person = ApiClient.object().put("owner", Office.OWNER);
        person.putObject("identity")
                .put("nik", "3524011203708802")
                .put("name", "Siti Sabar")
                .put("mothersName", "Aminah")
                .put("birthDate", "1970-03-12")
                .put("sex", "MALE");
        String made = client().create(registrar(), "/v1/persons", person);
        double took = (System.nanoTime() - began) / 1e9;
        log.printf("        %s accepted in %.1f s%n", made, took);
        if (took > ACCEPTED_WITHIN.toSeconds()) {
            throw new IllegalStateException("a command took %.0f s without Kafka".formatted(took));
        }
        Thread.sleep(BROKER_AWAY.minusNanos(System.nanoTime() - began));
    }

    /** Not a fault of ours, and not half an upload. */
    private void uploadIsRefused() throws IOException {
        FamilyFiles.Paths sent = FamilyFiles.Paths.in(stack.folder("demo"));
        Map<String, Path> parts = new LinkedHashMap<>();
        parts.put("families", sent.families());
        parts.put("members", sent.members());
        try {
            String path = "/v1/intakes?dryRun=true&owner=" + Office.OWNER;
            String taken = client().upload(registrar(), path, parts);
            throw new IllegalStateException(taken + " was taken though the disk is full");
        } catch (ApiException refusal) {
            log.println("        " + refusal.getMessage());
            if (refusal.status() != 503) {
                throw refusal;
            }
        }
    }

    private ApiClient client() {
        return new ApiClient(stack.gateway(), Duration.ZERO);
    }

    private Actor registrar() {
        return new Actor("rina", () -> stack.token("rina", Office.OWNER, "registrar", "auditor"));
    }

    /** The one that is frozen held the freeze; this one takes it over when the lease has ended. */
    private void withAnotherReplica() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            replica =
                    stack.another(PartName.DISBURSEMENT, free.getLocalPort())
                            .redirectErrorStream(true)
                            .redirectOutput(stack.logs().resolve("replica.log").toFile())
                            .start();
        }
    }

    /** It goes on in the middle of what it did, long after somebody else has done it. */
    private void wake() throws InterruptedException {
        Process other = replica;
        try {
            stack.freeze(PartName.DISBURSEMENT, false);
            up();
        } finally {
            if (other != null) {
                other.destroy();
                if (!other.waitFor(30, TimeUnit.SECONDS)) {
                    other.destroyForcibly();
                }
            }
        }
    }

    private void dropSlot() throws SQLException {
        Sql admin = new Sql(stack.databaseAsAdmin(PartName.DISBURSEMENT));
        for (int tries = 1; ; tries++) {
            try {
                // The connector comes back within the moment.
                admin.execute(
                        "select pg_terminate_backend(active_pid) from pg_replication_slots"
                                + " where slot_name = 'dinsos_disbursement' and active",
                        "select pg_drop_replication_slot('dinsos_disbursement')");
                return;
            } catch (SQLException active) {
                if (tries == SLOT_TRIES) {
                    throw active;
                }
            }
        }
    }
}
