package id.dinsos.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.ApiException;
import id.dinsos.demo.office.Office;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Somebody whom every service knew by name and who is erased; then everything that the stack keeps
 * is looked through for their number, name and account: each table, each message, each file and
 * log. A backup by the runbook is a copy of those files, so none made from now on holds them.
 */
final class Forgotten {
    private static final String NIK = "3524011203708802";
    private static final String ACCOUNT = "7730098861";

    /** As no one else is called, in these files or elsewhere. */
    private static final List<String> SECRETS =
            List.of(NIK, ACCOUNT, "Terlupasudah", "TERLUPASUDAH", "terlupasudah");

    private static final String NAME = "Wagiyem Terlupasudah";
    private static final String VILLAGE = "35.24.01.2001";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int CHUNK = 4 << 20;
    private static final int LONGEST = 32;

    private final Stack stack;
    private final ApiClient api;
    private final Actor registrar;
    private final Actor supervisor;
    private final Actor officer;

    Forgotten(Stack stack) {
        this.stack = stack;
        this.api = new ApiClient(stack.gateway(), Duration.ofSeconds(30));
        this.registrar = actor("sari", "registrar");
        this.supervisor = actor("wati", "supervisor", "registrar");
        this.officer = actor("agus", "officer");
    }

    private Actor actor(String name, String... roles) {
        return new Actor(name, () -> stack.token(name, Office.OWNER, roles));
    }

    /** Where anything of them is left; empty if nothing is. */
    List<String> traces() throws IOException, SQLException {
        String person = known();
        String open = aCaseAbout(person);
        erase(person);
        await().atMost(LIMIT).until(() -> !isTold(api.get(officer, open).toString()));
        List<String> found = new ArrayList<>();
        for (PartName service : PartName.SERVICES) {
            tables(service, found);
        }
        messages(person, found);
        files(found);
        return found;
    }

    private String known() {
        ObjectNode person = ApiClient.object().put("owner", Office.OWNER);
        person.putObject("identity")
                .put("nik", NIK)
                .put("name", NAME)
                .put("mothersName", "Ibu Terlupasudah")
                .put("birthDate", "1970-03-12")
                .put("sex", "MALE");
        String path = api.create(registrar, "/v1/persons", person);
        String id = path.substring(path.lastIndexOf('/') + 1);
        api.change(
                registrar,
                path,
                "account",
                ApiClient.object().put("bank", "BNI").put("number", ACCOUNT).put("holder", NAME));
        ObjectNode home = ApiClient.object().put("region", VILLAGE).put("headId", id);
        home.putObject("address").put("street", "Gang Terlupasudah");
        home.putArray("members").addObject().put("personId", id).put("relation", "HEAD");
        String unused = api.create(registrar, "/v1/households", home);
        api.send(
                registrar,
                "/v1/evidence?region=%s&kind=PHOTO&person=%s".formatted(VILLAGE, id),
                "application/pdf",
                ("%PDF-1.7\n" + NAME + ' ' + NIK).getBytes(StandardCharsets.US_ASCII));
        String proposal =
                api.create(
                        registrar,
                        "/v1/proposals",
                        ApiClient.object()
                                .put("region", VILLAGE)
                                .put("kind", "NEW")
                                .put("nik", NIK)
                                .put("kkNumber", "3524011203259902")
                                .put("name", NAME));
        api.change(registrar, proposal, "submission", ApiClient.object());
        await().atMost(LIMIT).until(() -> keys(PartName.DISBURSEMENT, id) == 1);
        return id;
    }

    /** As soon as casework has heard of them. */
    private String aCaseAbout(String person) {
        ObjectNode form =
                ApiClient.object()
                        .put("kind", "VAGRANT")
                        .put("source", "HOTLINE")
                        .put("region", VILLAGE)
                        .put("place", "Pasar")
                        .put("words", NAME + " tidur di emperan");
        form.putArray("people").addObject().put("role", "SUBJECT").put("personId", person);
        form.putObject("facts");
        return await().atMost(LIMIT)
                .ignoreException(ApiException.class)
                .until(() -> api.create(officer, "/v1/cases", form), path -> !path.isEmpty());
    }

    private void erase(String id) {
        String person = "/v1/persons/" + id;
        api.change(
                registrar,
                person,
                "privacy/erasure",
                ApiClient.object().put("basis", "SUBJECT_ASKED").put("reason", "Surat permintaan"));
        api.change(
                supervisor,
                person,
                "privacy/erasure/approval",
                ApiClient.object().put("reason", "Tidak ada kewajiban menyimpan"));
        await().atMost(LIMIT)
                .until(() ->
                        api.get(registrar, person + "/privacy")
                                .at("/erasure/state")
                                .asText()
                                .equals("DONE"));
        for (PartName service : PartName.SERVICES) {
            await().atMost(LIMIT).until(() -> keys(service, id) == 0);
        }
    }

    /** How many keys a service has of a person: what lies under one can be read. */
    private long keys(PartName service, String person) throws SQLException {
        try (Connection connection = stack.databaseAsAdmin(service).connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from subject_key where wrapped_key is not null"
                                        + " and subject_id = '"
                                        + person
                                        + "'")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** A row as text shows its bytes in hex, so both spellings are looked for. */
    private void tables(PartName service, List<String> found) throws SQLException {
        String pattern =
                SECRETS.stream()
                        .flatMap(secret ->
                                Stream.of(
                                        secret,
                                        HexFormat.of()
                                                .formatHex(
                                                        secret.getBytes(StandardCharsets.UTF_8))))
                        .collect(Collectors.joining("|"));
        try (Connection connection = stack.databaseAsAdmin(service).connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery(
                            "select schemaname || '.' || quote_ident(tablename) from pg_tables"
                                    + " where schemaname not in"
                                    + " ('pg_catalog', 'information_schema')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            if (tables.size() < 20) {
                found.add(service + " has few tables");
            }
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery(
                                "select from %s t where t::text ~ '%s' limit 1"
                                        .formatted(table, pattern))) {
                    if (rows.next()) {
                        found.add(service + " " + table);
                    }
                }
            }
            // What a copy of the cluster's files would hold.
            boolean unused = statement.execute("checkpoint");
        }
    }

    /**
     * Topics of ours and of Connect; the last word on who they are must be that they are nobody.
     */
    private void messages(String person, List<String> found) {
        boolean gone = false;
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stack.kafkaBootstrap()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (tells(record)) {
                        found.add("message of " + record.topic());
                    }
                    if (record.topic().equals("registry.identities.v1")
                            && person.equals(record.key())) {
                        gone = record.value() == null;
                    }
                }
            }
        }
        if (!gone) {
            found.add("no tombstone ends the identity");
        }
    }

    private static boolean tells(ConsumerRecord<String, String> record) {
        StringBuilder text = new StringBuilder();
        text.append(record.key()).append(' ').append(record.value());
        for (Header header : record.headers()) {
            byte[] value = header.value();
            if (value != null) {
                text.append(' ').append(new String(value, StandardCharsets.UTF_8));
            }
        }
        return isTold(text.toString());
    }

    /** The state folder: clusters, topics, uploads, evidence, keys and logs. */
    private void files(List<String> found) throws IOException {
        AtomicInteger read = new AtomicInteger();
        Files.walkFileTree(
                stack.home(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
                            throws IOException {
                        if (facts.isRegularFile() && isData(file)) {
                            read.incrementAndGet();
                            if (holds(file)) {
                                found.add("file " + stack.home().relativize(file));
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    // One that was done with meanwhile.
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        if (read.get() < 500) {
            found.add("few files: " + read);
        }
    }

    /** Not PostgreSQL's programs, nor Kafka's lists of offsets, which are holes for the most. */
    private static boolean isData(Path file) {
        return !file.toString().contains("/programs-") && !file.toString().endsWith("index");
    }

    /** Read piece by piece, each with the end of the one before. */
    private static boolean holds(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String before = "";
            for (byte[] piece = in.readNBytes(CHUNK);
                    piece.length > 0;
                    piece = in.readNBytes(CHUNK)) {
                String text = before + new String(piece, StandardCharsets.ISO_8859_1);
                if (isTold(text)) {
                    return true;
                }
                before = text.substring(Math.max(0, text.length() - LONGEST));
            }
            return false;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isTold(String text) {
        return SECRETS.stream().anyMatch(text::contains);
    }
}
