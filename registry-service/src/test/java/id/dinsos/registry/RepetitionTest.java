package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A request that is sent again does nothing again: what changes a record asks for the version that
 * was read, what makes one takes an Idempotency-Key.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class RepetitionTest {
    /** Changes of a person, each with a body it takes. */
    private static final Map<String, Object> OF_A_PERSON =
            Map.ofEntries(
                    Map.entry("identity", Map.of("name", "Budi")),
                    Map.entry(
                            "account",
                            Map.of("bank", "BNI", "number", "1234567890", "holder", "BUDI")),
                    Map.entry("facts", Map.of()),
                    Map.entry("civil-match", Map.of("civilMatch", "MATCHED")),
                    Map.entry("caregiver", Map.of()),
                    Map.entry("heir", Map.of()),
                    Map.entry("veteran", Map.of()),
                    Map.entry("pioneer", Map.of()),
                    Map.entry("kks-card", Map.of()),
                    Map.entry("offer", Map.of("to", "35.22")),
                    Map.entry("death/correction", Map.of("diedOn", "2026-01-05")),
                    Map.entry("death/withdrawal", Map.of()));

    private static final Map<String, Object> OF_A_HOUSEHOLD =
            Map.ofEntries(
                    Map.entry("move", Map.of("region", "35.24.01.2002")),
                    Map.entry("move-out", Map.of("reason", "WORK")),
                    Map.entry("move-in", Map.of("region", "35.24.01.2002")),
                    Map.entry("head", Map.of("personId", new UUID(0, 1))),
                    Map.entry("payee", Map.of("basis", "Surat tugas")),
                    Map.entry("ranking", Map.of("decile", 1, "basis", "Surat tugas")),
                    Map.entry(
                            "listing",
                            Map.of("source", "DTSEN", "programme", "PKH", "basis", "Surat tugas")),
                    Map.entry(
                            "delisting",
                            Map.of("source", "DTSEN", "programme", "PKH", "reason", "GRADUATED")),
                    Map.entry("dissolution", Map.of()),
                    Map.entry("join", Map.of("personId", new UUID(0, 1))),
                    Map.entry("leave", Map.of("personId", new UUID(0, 1))));

    /** Tested where a second record, or a state to undo, is needed. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "/v1/persons/{id}/merge",
                    "/v1/persons/{id}/unmerge",
                    "/v1/persons/{id}/acceptance",
                    "/v1/households/{id}/merge",
                    "/v1/households/{id}/unmerge",
                    "/v1/service-resources/{id}/contact",
                    "/v1/service-resources/{id}/assignments",
                    "/v1/service-resources/{id}/assignments/{assignmentId}/end",
                    "/v1/service-resources/{id}/suspension",
                    "/v1/service-resources/{id}/resumption",
                    "/v1/service-resources/{id}/end",
                    "/v1/proposals/{id}/submission",
                    "/v1/proposals/{id}/deliberation",
                    "/v1/proposals/{id}/repair",
                    "/v1/proposals/{id}/withdrawal",
                    "/v1/proposals/{id}/civil-check",
                    "/v1/proposals/{id}/verifier",
                    "/v1/proposals/{id}/field-verification",
                    "/v1/proposals/{id}/review",
                    "/v1/proposals/{id}/return",
                    "/v1/proposals/{id}/ground-check",
                    "/v1/proposals/{id}/effect",
                    "/v1/proposals/{id}/reversal");

    /** Taken once: the second finds that nobody is asked any more (ReviewTest, AbsentTest). */
    private static final Set<String> DECISIONS_OF_AN_INTAKE =
            Set.of(
                    "/v1/intakes/{id}/acceptance",
                    "/v1/intakes/{id}/refusal",
                    "/v1/intakes/{id}/delisting",
                    "/v1/intakes/{id}/delisting/approval",
                    "/v1/intakes/{id}/delisting/refusal",
                    "/v1/intakes/{id}/delisting/reversal");

    /** Likewise (VersionResourceTest); a list comes once under its number (SeriesDeciderTest). */
    private static final Set<String> DECISIONS_OF_A_VERSION =
            Set.of(
                    "/v1/registry-versions",
                    "/v1/registry-versions/{id}/approval",
                    "/v1/registry-versions/{id}/refusal",
                    "/v1/registry-versions/{id}/reversal");

    /**
     * Decided once: the second finds that it is decided (ErasureResourceTest, AccessResourceTest,
     * IndicatorResourceTest).
     */
    private static final Set<String> DECISIONS_OVER_DATA =
            Set.of(
                    "/v1/persons/{id}/privacy/restriction",
                    "/v1/persons/{id}/privacy/restriction/end",
                    "/v1/persons/{id}/privacy/hold",
                    "/v1/persons/{id}/privacy/hold/end",
                    "/v1/persons/{id}/privacy/erasure",
                    "/v1/persons/{id}/privacy/erasure/approval",
                    "/v1/persons/{id}/privacy/erasure/refusal",
                    "/v1/persons/{id}/access",
                    "/v1/persons/{id}/access/answer",
                    "/v1/persons/{id}/access/refusal",
                    "/v1/erasures/replay",
                    "/v1/indicators/{id}/approval",
                    "/v1/indicators/{id}/refusal");

    /** What makes something new, and a search, which changes nothing. */
    private static final Set<String> WITHOUT_A_VERSION =
            Set.of(
                    "/v1/persons",
                    "/v1/persons/search",
                    "/v1/persons/{id}/unmasking",
                    "/v1/persons/{id}/death",
                    "/v1/households",
                    "/v1/households/split",
                    "/v1/households/{id}/birth",
                    "/v1/service-resources",
                    "/v1/intakes",
                    "/v1/exports",
                    "/v1/evidence",
                    "/v1/indicators",
                    "/v1/duplicates/suspected/verdicts",
                    "/v1/civil-checks",
                    "/v1/civil-checks/{id}/answer-file",
                    "/v1/civil-checks/{id}/cancellation",
                    "/v1/proposals",
                    "/v1/proposal-decrees",
                    "/v1/proposal-decrees/{id}/sending",
                    "/v1/proposal-decrees/{id}/answers");

    @Test
    void no_change_is_taken_without_the_version_that_was_read() {
        String person = Api.newPerson("Budi");
        String home = Api.newHousehold(Api.newPerson("Ani"));
        OF_A_PERSON.forEach((path, body) -> versionIsMissing("/v1/persons/" + person, path, body));
        OF_A_HOUSEHOLD.forEach(
                (path, body) -> versionIsMissing("/v1/households/" + home, path, body));
    }

    @Test
    void every_path_that_changes_something_is_spoken_of_here() throws Exception {
        Set<String> spoken = new HashSet<>(ELSEWHERE);
        spoken.addAll(WITHOUT_A_VERSION);
        spoken.addAll(DECISIONS_OF_AN_INTAKE);
        spoken.addAll(DECISIONS_OVER_DATA);
        spoken.addAll(DECISIONS_OF_A_VERSION);
        OF_A_PERSON.keySet().forEach(path -> spoken.add("/v1/persons/{id}/" + path));
        OF_A_HOUSEHOLD.keySet().forEach(path -> spoken.add("/v1/households/{id}/" + path));
        assertThat(posts()).isNotEmpty().isSubsetOf(spoken);
    }

    @Test
    void a_person_registered_twice_under_one_key_is_one_person() {
        // Given
        var vagrant = Map.of("owner", "35.24", "identity", Map.of("name", "Tanpa Nama"));
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, vagrant, "/v1/persons");
        // When
        Response again = keyed(key, vagrant, "/v1/persons");
        // Then
        first.then().statusCode(201);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(id(again)).isEqualTo(id(first));
        keyed(key, Map.of("owner", "35.24", "identity", Map.of("name", "Lain")), "/v1/persons")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void a_household_founded_twice_under_one_key_is_one_household() {
        // Given
        String head = Api.newPerson("Budi");
        var body =
                Map.of(
                        "region",
                        "35.24.01.2002",
                        "headId",
                        head,
                        "members",
                        List.of(Map.of("personId", head, "relation", "HEAD")));
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, body, "/v1/households/split");
        // When
        Response again = keyed(key, body, "/v1/households/split");
        // Then
        first.then().statusCode(201);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(id(again)).isEqualTo(id(first));
    }

    @Test
    void a_child_born_twice_under_one_key_is_one_child() {
        // Given
        String home = Api.newHousehold(Api.newPerson("Ani"));
        var body = Map.of("identity", Map.of("name", "Bayi", "birthDate", "2026-10-01"));
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, body, "/v1/households/" + home + "/birth");
        // When
        Response again = keyed(key, body, "/v1/households/" + home + "/birth");
        // Then
        first.then().statusCode(201);
        again.then().statusCode(201);
        assertThat(id(again)).isEqualTo(id(first));
        Api.registrar().get("/v1/households/" + home).then().body("members.size()", equalTo(2));
    }

    @Test
    void an_export_ordered_twice_under_one_key_is_one_file() {
        // Given
        var order =
                Map.of("kind", "HOUSEHOLDS", "format", "CSV", "reason", "Rapat koordinasi desa");
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, order, "/v1/exports");
        // When
        Response again = keyed(key, order, "/v1/exports");
        // Then
        first.then().statusCode(202);
        again.then().statusCode(202).header("Location", first.getHeader("Location"));
    }

    private static void versionIsMissing(String record, String path, Object body) {
        Api.registrar()
                .body(body)
                .post(record + "/" + path)
                .then()
                .statusCode(428)
                .body("code", equalTo("if-match-missing"));
    }

    private static Response keyed(String key, Object body, String path) {
        return Api.registrar().header("Idempotency-Key", key).body(body).post(path);
    }

    private static String id(Response answer) {
        return answer.jsonPath().getString("id");
    }

    /** The paths of all resources under the service's classes. */
    private static Set<String> posts() throws IOException, ClassNotFoundException {
        Set<String> found = new HashSet<>();
        java.nio.file.Path classes = java.nio.file.Path.of("target/classes");
        try (Stream<java.nio.file.Path> files = Files.walk(classes.resolve("id/dinsos/registry"))) {
            for (java.nio.file.Path file :
                    files.filter(one -> one.toString().endsWith("Resource.class")).toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                collect(Class.forName(name.substring(0, name.length() - 6)), found);
            }
        }
        return found;
    }

    private static void collect(Class<?> resource, Set<String> found) {
        Path base = resource.getAnnotation(Path.class);
        if (base == null) {
            return; // a body that is called a resource
        }
        for (Method method : resource.getDeclaredMethods()) {
            if (method.isAnnotationPresent(POST.class)) {
                Path more = method.getAnnotation(Path.class);
                found.add(more == null ? base.value() : base.value() + more.value());
            }
        }
    }
}
