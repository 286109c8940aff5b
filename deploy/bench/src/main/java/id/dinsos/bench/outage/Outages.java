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
import id.dinsos.regency.FamilyFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
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
    private static final Duration SAID_AGAIN_WITHIN = Duration.ofMinutes(2);
    private static final String TOPICS = "disbursement.";
    private static final int UP_TRIES = 3;

    private final Stack stack;
    private final SmallDisk database;
    private final SmallDisk kafka;
    private final SmallDisk files;
    private final PrintStream log;
    private final Alerts alerts;
    private final DatabaseHarm harm;
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
        this.harm = new DatabaseHarm(stack, PartName.DISBURSEMENT, log);
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
                diskFull("PostgreSQL", "freeze", "database", database, harm::fillTheRest),
                down(
                        "Kafka away for five minutes",
                        "instruct",
                        PartName.KAFKA,
                        () -> {},
                        this::afterFiveMinutes),
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
                        this::whatIsSaidTwice),
                new Outage(
                        "slot lost",
                        "first report",
                        "DinsosSlotLost",
                        alerts.fires("DinsosSlotLost", "process", "disbursement"),
                        harm::dropSlot,
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

    /** Commands are taken all the same, and wait in the log for their way out. */
    private void afterFiveMinutes() throws InterruptedException {
        long began = System.nanoTime();
        ObjectNode person = ApiClient.object().put("owner", Office.OWNER);
        person.putObject("identity")
                .put("nik", "3524011203708802")
                .put("name", "Siti Sabar")
                .put("mothersName", "Aminah")
                .put("birthDate", "1970-03-12")
                .put("sex", "MALE");
        String made = client().create(registrar(), "/v1/persons", person);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        log.printf("        %s accepted without Kafka in %d ms%n", made, took.toMillis());
        if (took.compareTo(ACCEPTED_WITHIN) > 0) {
            throw new IllegalStateException("a command without Kafka took " + took);
        }
        Thread.sleep(BROKER_AWAY.minus(took));
        killAndStart(PartName.KAFKA);
    }

    /** What Connect had said and not yet noted as said, it says once more. */
    private void whatIsSaidTwice() {
        int before = twice();
        killAndStart(PartName.CONNECT);
        double unused = Alerts.secondsUntil(true, () -> twice() > before, SAID_AGAIN_WITHIN);
        int more = twice() - before;
        log.printf("        %,d messages came twice%n", more);
        if (more == 0) {
            throw new IllegalStateException("Connect was killed when all was noted");
        }
    }

    private int twice() {
        return TopicPicture.read(stack.kafkaBootstrap(), TOPICS).twice();
    }

    /** Not a fault of ours, and not half an upload. */
    private void uploadIsRefused() throws IOException {
        FamilyFiles.Paths sent = FamilyFiles.Paths.in(stack.folder("demo").resolve("faulty"));
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
        boolean lived = other != null && other.isAlive();
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
        if (!lived) {
            throw new IllegalStateException("the other replica died: nobody took anything over");
        }
    }
}
