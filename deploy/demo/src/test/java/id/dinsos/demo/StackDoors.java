package id.dinsos.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Office;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import id.dinsos.testkit.door.DoorFuzz;
import id.dinsos.testkit.door.DoorMatrix;
import id.dinsos.testkit.door.OpenApi;
import id.dinsos.testkit.door.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Every operation of every service through the gateway, on a stack on which a month was paid: what
 * it answers to nonsense, and to whoever may not ask. {@code ./dinsos fuzz --seconds 3600} does the
 * first for an hour.
 */
final class StackDoors {
    private static final int EACH = Integer.getInteger("dinsos.fuzz.requests", 6);
    private static final String OWNER = Office.OWNER;
    private static final String FIELDS_FIRST = "fields-first";
    private static final Set<String> NOT_MADE =
            Set.of(
                    "contradiction",
                    "follow-up",
                    "recovery",
                    "list",
                    "hand-over",
                    "evidence",
                    "proposal",
                    "decree",
                    "letter",
                    "version",
                    "civil",
                    "indicator",
                    "enrolment");
    private static final String[] ROLES = {
        "registrar", "officer", "supervisor", "auditor", "preparer", "approver", "admin"
    };

    private final Stack stack;
    private final List<Operation> operations;
    private final ApiClient api;
    private final Actor everybody;

    private StackDoors(Stack stack, List<Operation> operations) {
        this.stack = stack;
        this.operations = operations;
        this.api = new ApiClient(stack.gateway(), Duration.ZERO);
        this.everybody = new Actor("semua", () -> token("semua", OWNER, ROLES));
    }

    static StackDoors of(Stack stack) {
        return new StackDoors(
                stack,
                PartName.SERVICES.stream()
                        .flatMap(part -> OpenApi.operations(stack.url(part)).stream())
                        .filter(OpenApi::isPublic)
                        .toList());
    }

    List<String> fuzz() {
        List<String> ids = List.of(household(), run());
        DoorFuzz fuzz = new DoorFuzz(stack.gateway(), operations, ids);
        var unused = fuzz.each(EACH, token("fuzz", "99", ROLES));
        System.getLogger("fuzz")
                .log(
                        System.Logger.Level.INFO,
                        operations.size() + " operations through the gateway: " + fuzz.total());
        return fuzz.findings();
    }

    List<String> matrix() throws IOException {
        List<String> rows = rows();
        return new DoorMatrix(stack.gateway(), this::token, records())
                .findings(operations, rows).stream()
                        .filter(finding -> !isAboutFields(finding, rows))
                        .filter(finding -> !isOfNone(finding, rows))
                        .toList();
    }

    /**
     * A body made from a document may be refused before its sender is, or the other way round; the
     * services' own tests, which know the types, say which.
     */
    private static boolean isAboutFields(String finding, List<String> rows) {
        String lets = " lets in: ";
        int at = finding.indexOf(lets);
        return at > 0
                && (finding.endsWith(lets + FIELDS_FIRST)
                        || rows.stream()
                                .anyMatch(row ->
                                        row.startsWith(
                                                finding.substring(0, at)
                                                        + ";"
                                                        + FIELDS_FIRST
                                                        + ";")));
    }

    /** Of what a good month does not make there is none to be let in to. */
    private static boolean isOfNone(String finding, List<String> rows) {
        int at = finding.indexOf(" denies ");
        return at > 0
                && rows.stream()
                        .filter(row -> row.startsWith(finding.substring(0, at) + ";"))
                        .anyMatch(
                                row -> NOT_MADE.contains(row.substring(row.lastIndexOf(';') + 1)));
    }

    /** The rows that the services' own tests hold themselves against. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        Path root = Path.of(System.getProperty("dinsos.root", "../.."));
        for (String service : List.of("registry-service", "disbursement-service", "case-service")) {
            Path file = root.resolve(service).resolve("src/test/resources/doors.csv");
            Files.readAllLines(file).stream()
                    .skip(1)
                    .filter(row -> !row.contains("/v1/views"))
                    .filter(row -> !row.contains("/v1/republications"))
                    .forEach(rows::add);
        }
        return rows;
    }

    /** One of each kind, of the office; of a kind that a good month does not make, none that is. */
    private Map<String, String> records() throws IOException {
        Map<String, String> records = new HashMap<>();
        String household = household();
        String run = run();
        String nobody = UUID.randomUUID().toString();
        records.put("household", household);
        records.put(
                "person",
                api.get(everybody, "/v1/households/" + household).path("headId").asText());
        records.put("run", run);
        records.put("budget", first("/v1/budgets?owner=" + OWNER));
        records.put("payment", first("/v1/runs/" + run + "/payments?state=CREDITED"));
        records.put(
                "file", api.get(everybody, "/v1/runs/" + run + "/bank-files").at("/0/id").asText());
        NOT_MADE.forEach(kind -> records.put(kind, nobody));
        Path junk = Files.writeString(Files.createTempFile("junk", ".csv"), "a;b\n");
        records.put(
                "intake",
                last(
                        api.upload(
                                everybody,
                                "/v1/intakes?dryRun=true&owner=" + OWNER,
                                Map.of("families", junk, "members", junk))));
        records.put("report", report());
        records.put(
                "export",
                created(
                        "/v1/exports",
                        Map.of("kind", "PERSONS", "format", "CSV", "reason", "Uji pintu kami")));
        ObjectNode resource = object(Map.of("owner", OWNER, "kind", "TAGANA"));
        resource.putObject("contact").put("name", "Budi").put("phone", "+628123456789");
        records.put("resource", last(api.create(everybody, "/v1/service-resources", resource)));
        records.put("complaint", complaint(household));
        records.put("case", sick());
        return records;
    }

    /** Of a transfer that nobody made: a line for an officer to look at. */
    private String report() throws IOException {
        Path lines =
                Files.writeString(
                        Files.createTempFile("report", ".csv"),
                        "transfer_id,amount_rupiah,status,code,bank_reference,reported_at\n"
                                + UUID.randomUUID()
                                + ",200000,CREDITED,,UJI-1,2026-11-01T03:00:00Z\n");
        return last(api.uploadReport(everybody, "/v1/bank-reports?owner=" + OWNER, lines));
    }

    private String complaint(String household) {
        ObjectNode form =
                object(
                        Map.of(
                                "householdId", household,
                                "programme", "SEMBAKO",
                                "month", "2026-10",
                                "region", OWNER + ".01.2001",
                                "channel", "VILLAGE_DESK",
                                "text", "Nama kami ada di daftar"));
        form.putObject("complainant").put("name", "Siti Aminah").put("phone", "081234567890");
        return last(api.create(everybody, "/v1/complaints", form));
    }

    private String sick() {
        ObjectNode form =
                object(
                        Map.of(
                                "kind", "ODGJ",
                                "source", "HOTLINE",
                                "region", OWNER + ".05.2001",
                                "place", "Pasar Babat",
                                "words", "Marah-marah di depan pasar"));
        form.putArray("people").addObject().put("role", "SUBJECT").put("name", "Warsito");
        var unused = form.putObject("facts");
        return last(api.create(everybody, "/v1/cases", form));
    }

    private String household() {
        return first("/v1/households?limit=1&region=" + OWNER);
    }

    private String run() {
        return first("/v1/runs?limit=1&owner=" + OWNER);
    }

    private String first(String list) {
        String separator = list.contains("?") ? "&" : "?";
        JsonNode page =
                api.get(everybody, list.contains("limit=") ? list : list + separator + "limit=1");
        return page.at("/items/0/id").asText(page.at("/items/0/paymentId").asText());
    }

    private String created(String path, Map<String, String> fields) {
        return last(api.create(everybody, path, object(fields)));
    }

    private static ObjectNode object(Map<String, String> fields) {
        ObjectNode object = ApiClient.object();
        fields.forEach(object::put);
        return object;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A region of one blank is none; the launcher signs no empty one. */
    private String token(String subject, String region, String... roles) {
        return stack.token(subject, region.isEmpty() ? " " : region, roles);
    }
}
