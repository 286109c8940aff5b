package id.dinsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.metric.Metrics;
import id.dinsos.bench.metric.Quiet;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.contracts.PublicEvent;
import id.dinsos.demo.run.Order;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What those outside cost, and wait for: the whole document, a thousand who follow a job that does
 * not move, and a starter that rebuilds a province from 1,850,000 messages. On a stack of its own.
 */
final class IntegratorsBench {
    private static final int DOCUMENTS = 50;
    private static final int FAMILIES = 1_000;
    private static final int CLIENTS = 1_000;
    private static final int PAYMENTS = 925_000;
    private static final List<String> STATES = List.of("INSTRUCTED", "CREDITED");
    private static final int VILLAGES = 474;
    private static final int A_DISTRICT = 18;
    private static final int REBUILDS = 3;
    private static final double MEGABYTE = 1 << 20;
    private static final long AGAIN_NANOS = 50_000_000;
    private static final String OWNER = "35.24";
    private static final ObjectMapper JSON = EventCodec.mapper();

    /** What the headers of every message say alike. */
    private static final List<Header> SAME =
            Stream.of(
                            "ce_specversion=1.0",
                            "ce_source=/dinsos/disbursement",
                            "ce_type=id.dinsos." + DisbursementMessage.PAYMENTS,
                            "ce_time=2026-11-28T00:00:00.000000Z",
                            "ce_owner=" + OWNER,
                            "ce_dataschema="
                                    + PublicEvent.SITE
                                    + PublicEvent.schema(DisbursementMessage.PAYMENTS),
                            "traceparent=00-0198c2f00000700080000000000000ff-8000000000000009-00",
                            "content-type=application/json")
                    .map(one -> one.split("=", 2))
                    .<Header>map(one ->
                            new RecordHeader(one[0], one[1].getBytes(StandardCharsets.UTF_8)))
                    .toList();

    private final Stack stack;
    private final PrintStream log;

    IntegratorsBench(Stack stack, PrintStream log) {
        if (!stack.isApart()) {
            throw new LaunchException(
                    "The bench never writes into the topics of an office; it has its own stack.");
        }
        this.stack = stack;
        this.log = log;
    }

    List<Figure> run() throws IOException, InterruptedException, SQLException {
        return List.of(document(), waiting(), rebuilt());
    }

    /** At rest and warm; the first asks the services. */
    private Figure document() throws IOException, InterruptedException {
        Quiet.await(stack, log);
        double[] took = new double[DOCUMENTS];
        URI door = stack.gateway().resolve("/openapi.json");
        int length = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            length = HttpCalls.get(door).length();
        }
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            length = HttpCalls.get(door).length();
            took[i] = 1_000 * PlainLoader.seconds(start);
        }
        double median = KernelBench.median(took);
        log.printf("the document has %,d characters and takes %.1f ms%n", length, median);
        return Figure.ceiling("the whole OpenAPI, ms", median, 50);
    }

    /** They follow a run that waits for its bank. */
    private Figure waiting() throws IOException, InterruptedException, SQLException {
        String run;
        try (SyntheticFamilies families = new SyntheticFamilies(stack)) {
            families.tell(0, FAMILIES);
            run = new BenchOffice(stack, log).pay(YearMonth.of(2026, 1), FAMILIES).run();
        }
        List<Socket> clients = new ArrayList<>();
        try {
            // Once without measuring: the first of them loads code.
            clients.add(follower(run, "nobody"));
            double before = gatewayMegabytes();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(follower(run, "partner" + i));
            }
            double after = gatewayMegabytes();
            log.printf("the gateway uses %.1f MB, then %.1f MB%n", before, after);
            return Figure.ceiling(
                    "1,000 idle clients of a job's event stream, MB", after - before, 100);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /** Told to come back where too many come at once. */
    private Socket follower(String run, String actor) throws IOException {
        for (int attempt = 0; ; attempt++) {
            URI door = stack.gateway();
            Socket socket = new Socket(door.getHost(), door.getPort());
            String request =
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(run, stack.token(actor, OWNER, "auditor"));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String status =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            if (status.equals("HTTP/1.1 200")) {
                return socket;
            }
            socket.close();
            if (!status.equals("HTTP/1.1 503") || attempt == 100) {
                throw new IllegalStateException("a follower was answered " + status);
            }
            LockSupport.parkNanos(AGAIN_NANOS);
        }
    }

    /** Heap without garbage, code and buffers, as the gateway's own metrics say. */
    private double gatewayMegabytes() throws IOException, InterruptedException {
        Metrics metrics = Metrics.swept(stack, PartName.GATEWAY);
        return (metrics.values("jvm_memory_used_bytes").sum()
                        + metrics.values("jvm_buffer_memory_used_bytes").sum())
                / MEGABYTE;
    }

    /** Process, compiler of the one file and all. */
    private Figure rebuilt() throws IOException, InterruptedException {
        say();
        double[] took = new double[REBUILDS];
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            JsonNode state = starter();
            took[i] = PlainLoader.seconds(start);
            int known = state.path("payments").asInt();
            if (known < PAYMENTS || known > PAYMENTS + FAMILIES) {
                throw new IllegalStateException("the starter knows %d payments".formatted(known));
            }
            log.printf("%,d payments known after %.1f s%n", known, took[i]);
        }
        return Figure.ceiling(
                "a starter rebuilds 1,850,000 messages, s", KernelBench.median(took), 60);
    }

    private JsonNode starter() throws IOException, InterruptedException {
        Path starter = Home.find().root().resolve("starters/java/ProvinceState.java");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                starter.toString(),
                                stack.kafkaBootstrap(),
                                "35",
                                "--once")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the starter failed: " + output);
        }
        return JSON.readTree(output.lines().toList().getLast());
    }

    /**
     * Each payment instructed, then credited; all of the first before any of the second. The broker
     * is alone, for no service need take in what no run of theirs has paid.
     */
    private void say() throws IOException {
        stack.stop(log);
        stack.ensureRunning(EnumSet.of(PartName.KAFKA), log);
        long start = System.nanoTime();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", stack.kafkaBootstrap(),
                                "linger.ms", "20",
                                "batch.size", "262144"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (int version = 1; version <= STATES.size(); version++) {
                for (int i = 0; i < PAYMENTS; i++) {
                    var unused = producer.send(message(i, version));
                }
            }
        }
        log.printf(
                "%,d messages said in %.0f s%n",
                PAYMENTS * STATES.size(), PlainLoader.seconds(start));
    }

    /** As long as one of the service's own. */
    private static ProducerRecord<String, byte[]> message(int number, int version)
            throws IOException {
        UUID id = new UUID(0x7000, number);
        boolean credited = version == STATES.size();
        String state = STATES.get(version - 1);
        int village = number % VILLAGES;
        Payment payment =
                new Payment(
                        id,
                        "payment-" + state.toLowerCase(Locale.ROOT),
                        new UUID(1, 1),
                        new UUID(2, number),
                        OWNER
                                + ".%02d.%d"
                                        .formatted(
                                                1 + village / A_DISTRICT,
                                                2001 + village % A_DISTRICT),
                        OWNER,
                        Order.SEMBAKO,
                        "2026-11",
                        200_000,
                        state,
                        null,
                        new UUID(3, number),
                        1,
                        credited ? "BRI" : null,
                        credited ? "TRX-" + number : null,
                        credited ? LocalDate.of(2026, 11, 20) : null,
                        null,
                        null);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        DisbursementMessage.PAYMENTS,
                        null,
                        id.toString(),
                        JSON.writeValueAsBytes(payment),
                        SAME);
        header(record, "ce_id", new UUID(version, number).toString());
        header(record, "ce_subject", id.toString());
        header(record, "ce_streamversion", Integer.toString(version));
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String text) {
        record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
