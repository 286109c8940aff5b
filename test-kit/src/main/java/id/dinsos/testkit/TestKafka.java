package id.dinsos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real Kafka broker (KRaft) in a JVM of its own, whose class path {@code deploy/kafka} has
 * written: broker and service never share a client library. It ends with the tests.
 */
public final class TestKafka {
    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final Duration START = Duration.ofSeconds(60);
    private static final TestKafka BROKER = new TestKafka();

    private final String bootstrap;
    private @Nullable Process process;
    private @Nullable KafkaContainer container;

    private TestKafka() {
        bootstrap = TestServers.inContainers() ? container() : process();
    }

    /** Stops the broker where it stands: connections stay open and nothing answers. */
    public static void freeze() {
        BROKER.signal(true);
    }

    /** Lets a frozen broker go on. */
    public static void thaw() {
        BROKER.signal(false);
    }

    private void signal(boolean freeze) {
        KafkaContainer inside = container;
        if (inside != null) {
            if (freeze) {
                inside.getDockerClient().pauseContainerCmd(inside.getContainerId()).exec();
            } else {
                inside.getDockerClient().unpauseContainerCmd(inside.getContainerId()).exec();
            }
            return;
        }
        if (process == null) {
            throw new IllegalStateException("the broker is not started");
        }
        ProcessHandle java =
                process.descendants()
                        .filter(one -> one.info().command().orElse("").endsWith("java"))
                        .findFirst()
                        .orElseThrow();
        try {
            int result =
                    new ProcessBuilder("kill", freeze ? "-STOP" : "-CONT", "" + java.pid())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (result != 0) {
                throw new IllegalStateException("kill ended with " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends with the tests: Testcontainers sees to it. */
    @SuppressWarnings("resource")
    private String container() {
        KafkaContainer started =
                new KafkaContainer(IMAGE).withStartupTimeout(TestServers.CONTAINER_START);
        started.start();
        container = started;
        return started.getBootstrapServers();
    }

    private String process() {
        try {
            Path folder = TestFolders.fresh("dinsos-kafka");
            int port = freePort();
            int controller = freePort();
            Path config =
                    Files.writeString(
                            folder.resolve("server.properties"), config(folder, port, controller));
            String cluster = "ZGluc29zLXRlc3Qta2Fma2E";
            run(folder, "kafka.tools.StorageTool", "format", "-t", cluster, "-c", config.toString())
                    .waitFor(60, TimeUnit.SECONDS);
            Process broker = run(folder, "kafka.Kafka", config.toString());
            TestFolders.ends(broker);
            process = broker;
            awaitOpen(port, broker, folder);
            return "localhost:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String bootstrap() {
        return BROKER.bootstrap;
    }

    /** Creates topics with three partitions, as in production. */
    public static void createTopics(String... names) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            var existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            List<NewTopic> topics = new ArrayList<>();
            for (String name : names) {
                if (!existing.contains(name)) {
                    topics.add(new NewTopic(name, 3, (short) 1));
                }
            }
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process run(Path folder, String main, String... args) throws IOException {
        Path root = Path.of(System.getProperty("dinsos.root", ".."));
        Path classPath = root.resolve("deploy/kafka/target/classpath.txt");
        if (!Files.exists(classPath)) {
            throw new IllegalStateException(
                    classPath
                            + " is missing: build deploy/kafka first (./mvnw -pl deploy/kafka package)");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(Files.readString(classPath).trim());
        command.add(main);
        command.addAll(List.of(args));
        // Its input is our pipe: a watchdog in the shell ends the broker when this JVM is killed.
        List<String> guarded =
                new ArrayList<>(
                        List.of(
                                "sh",
                                "-c",
                                "\"$@\" </dev/null & p=$!; (cat >/dev/null; kill -9 $p) <&3 & wait $p",
                                "sh"));
        guarded.set(2, "exec 3<&0; " + guarded.get(2));
        guarded.addAll(command);
        return new ProcessBuilder(guarded)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("kafka.log").toFile()))
                .start();
    }

    private static void awaitOpen(int port, Process broker, Path folder) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && broker.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("localhost", port), 500);
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IllegalStateException(
                "Kafka did not start:\n" + Files.readString(folder.resolve("kafka.log")));
    }

    private static String config(Path folder, int port, int controller) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@localhost:%2$d
        listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
        advertised.listeners=PLAINTEXT://localhost:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s/data
        num.partitions=3
        offsets.topic.num.partitions=3
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        """
                .formatted(port, controller, folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
