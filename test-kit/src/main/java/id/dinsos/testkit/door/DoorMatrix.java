package id.dinsos.testkit.door;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who may do what, and over whose records: every operation of a service, under every role and every
 * region, against the rows of {@code doors.csv}. A row says which roles an operation lets in and
 * what its path names:
 *
 * <ul>
 *   <li>a kind of record (the test makes one of each for 35.24): for a sibling, a child, another
 *       province and a token without a region the answer is the one for an id that nobody has; and
 *       so it is for whoever asks for it by the id of another kind;
 *   <li>{@code -}: no record; who names the region of another office, or none at all, is refused or
 *       hears of their own alone;
 *   <li>{@code own}: as {@code -}, and what it makes is always of the caller's own region;
 *   <li>{@code everybody}: the same for every office.
 * </ul>
 *
 * {@code fields-first} in the place of roles: what is wrong with the body is said to anybody,
 * before the role is asked for and before anything is looked up. An operation without a row is a
 * finding, and a row without an operation too.
 */
public final class DoorMatrix {
    private static final String OWN = "35.24";
    private static final List<String> STRANGERS = List.of("35.25", "35.24.01.2001", "64.08", "");
    private static final List<String> ROLES =
            List.of(
                    "registrar",
                    "officer",
                    "supervisor",
                    "auditor",
                    "preparer",
                    "approver",
                    "admin",
                    "nobody");
    private static final String NO_RECORD = "-";
    private static final String OWN_REGION = "own";
    private static final String FIELDS_FIRST = "fields-first";
    private static final String EVERYBODY = "everybody";
    private static final String UNKNOWN = "0190a1b2-0000-7000-8000-00000000dead";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Tokens tokens;
    private final TreeMap<String, String> records;
    private final List<String> findings = new ArrayList<>();

    /**
     * @param records by kind the id of one record of 35.24
     */
    public DoorMatrix(URI base, Tokens tokens, Map<String, String> records) {
        this.base = base;
        this.tokens = tokens;
        this.records = new TreeMap<>(records);
    }

    /**
     * What is not as the rows say, one line each.
     *
     * @param lines of {@code doors.csv}, without its header
     */
    public List<String> findings(List<Operation> operations, List<String> lines) {
        Map<String, Row> rows = rows(lines);
        for (Operation operation : operations) {
            Set<String> in = letIn(operation);
            String roles =
                    in.size() == ROLES.size() && operation.sample() != null
                            ? FIELDS_FIRST
                            : String.join(" ", in);
            Row row = rows.remove(operation.name());
            if (row == null) {
                findings.add("no row: %s;%s;?".formatted(operation.name(), roles));
                continue;
            }
            if (!row.roles.equals(roles)) {
                findings.add("%s lets in: %s".formatted(operation.name(), roles));
            }
            if (row.record.equals(NO_RECORD) || row.record.equals(OWN_REGION)) {
                named(operation, row.record.equals(OWN_REGION));
            } else if (!row.record.equals(EVERYBODY)) {
                foreign(operation, row.record);
            }
        }
        rows.keySet().forEach(name -> findings.add("no such operation: " + name));
        return List.copyOf(findings);
    }

    /** The roles that are not told that they lack one. */
    private Set<String> letIn(Operation operation) {
        Set<String> roles = new LinkedHashSet<>();
        for (String role : ROLES) {
            DoorAnswer answer = ask(operation, UNKNOWN, "", tokens.mint("uji", OWN, role));
            if (!answer.code.endsWith("role-missing")) {
                roles.add(role);
            }
        }
        return roles;
    }

    private void foreign(Operation operation, String kind) {
        String id = records.get(kind);
        if (id == null) {
            findings.add("no record of kind " + kind + " for " + operation.name());
            return;
        }
        for (String stranger : STRANGERS) {
            String token = all(stranger);
            DoorAnswer there = ask(operation, id, "", token);
            DoorAnswer nowhere = ask(operation, UNKNOWN, "", token);
            if (!there.equals(nowhere)) {
                findings.add(
                        "%s tells %s of what is there: %s, else %s"
                                .formatted(operation.name(), stranger, there, nowhere));
            }
            if (there.status < 300) {
                findings.add("%s answers %s with %s".formatted(operation.name(), stranger, there));
            }
        }
        if (operation.method().equals("GET")) {
            for (String own : List.of(OWN, "35")) {
                DoorAnswer answer = ask(operation, id, "", all(own));
                if ((answer.status == 403 || answer.status == 404)
                        && answer.equals(ask(operation, UNKNOWN, "", all(own)))) {
                    findings.add("%s denies %s: %s".formatted(operation.name(), own, answer));
                }
            }
            ofOtherKind(operation, kind);
        }
    }

    /** One other kind each: the next by name. */
    private void ofOtherKind(Operation operation, String kind) {
        String next = records.higherKey(kind);
        String other = next == null ? records.firstKey() : next;
        DoorAnswer there = ask(operation, requireNonNull(records.get(other)), "", all(OWN));
        DoorAnswer nowhere = ask(operation, UNKNOWN, "", all(OWN));
        if (!there.equals(nowhere)) {
            findings.add(
                    "%s takes a %s: %s, else %s"
                            .formatted(operation.name(), other, there, nowhere));
        }
    }

    private void named(Operation operation, boolean own) {
        for (String stranger : STRANGERS) {
            for (String parameter : operation.parameters()) {
                if (!List.of("owner", "region", "parent").contains(parameter)) {
                    continue;
                }
                DoorAnswer answer =
                        ask(operation, UNKNOWN, "?" + parameter + "=" + OWN, all(stranger));
                if (answer.tells()) {
                    findings.add(
                            "%s lets %s name another region: %s"
                                    .formatted(operation.name(), stranger, answer));
                }
            }
            if (!own
                    && operation.sample() != null
                    && ask(operation, UNKNOWN, "", all(stranger)).status < 300) {
                findings.add("%s acts for %s elsewhere".formatted(operation.name(), stranger));
            }
        }
    }

    private String all(String region) {
        return tokens.mint(
                "uji",
                region,
                "registrar",
                "officer",
                "supervisor",
                "auditor",
                "preparer",
                "approver",
                "admin");
    }

    private DoorAnswer ask(Operation operation, String id, String query, String token) {
        String sample = operation.sample();
        boolean bodied = sample != null;
        String body = sample == null ? "" : operation.json() ? sample : "a;b\n1;2\n";
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(operation.at(id) + query))
                        .header("Authorization", "Bearer " + token)
                        .header("If-Match", "\"1\"")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(
                                operation.method(),
                                bodied ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        if (bodied) {
            request.header("Content-Type", operation.json() ? "application/json" : "text/csv");
        }
        try {
            return DoorAnswer.of(client.send(request.build(), BodyHandlers.ofString()), id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Row> rows(List<String> lines) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split(";", -1);
            rows.put(cells[0], new Row(cells[1], cells[2]));
        }
        return rows;
    }

    private record Row(String roles, String record) {}

    /** What a caller can tell answers apart by. */
    private record DoorAnswer(int status, String code, String detail) {
        /** Whether there is anything in it but an empty list. */
        boolean tells() {
            return status < 300 && !detail.isEmpty();
        }

        private static boolean isHeaderAlone(HttpResponse<String> answer) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            return type.startsWith("text/csv") && answer.body().lines().count() == 1;
        }

        static DoorAnswer of(HttpResponse<String> answer, String id) {
            try {
                if (answer.statusCode() < 400) {
                    boolean empty =
                            answer.body().equals("[]")
                                    || answer.body().contains("\"items\":[]")
                                    || isHeaderAlone(answer);
                    return new DoorAnswer(answer.statusCode(), "", empty ? "" : "something");
                }
                JsonNode problem = new ObjectMapper().readTree(answer.body());
                return new DoorAnswer(
                        answer.statusCode(),
                        problem.path("code").asText(),
                        problem.path("detail").asText().replace(id, "ID"));
            } catch (JsonProcessingException e) {
                return new DoorAnswer(answer.statusCode(), "", "no problem document");
            }
        }
    }
}
