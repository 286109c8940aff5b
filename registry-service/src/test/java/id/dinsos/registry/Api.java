package id.dinsos.registry;

import static io.restassured.RestAssured.given;

import id.dinsos.testkit.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What people do with the registry over HTTP, for tests of every feature. */
public final class Api {
    private static final AtomicInteger SERIAL = new AtomicInteger(9000);

    private Api() {}

    /** Sari keeps the registry of Lamongan. */
    public static RequestSpecification registrar() {
        return as("sari", "35.24", "registrar");
    }

    public static RequestSpecification as(String actor, String region, String... roles) {
        return given().header("Authorization", "Bearer " + TestTokens.mint(actor, region, roles))
                .contentType(ContentType.JSON);
    }

    /** A NIK nobody had before: of a man born on 1985-03-17. */
    public static String newNik() {
        return "352401170385%04d".formatted(SERIAL.getAndIncrement());
    }

    public static Response registerPerson(String nik, String name) {
        return registrar().body(person(nik, name)).post("/v1/persons");
    }

    public static Map<String, Object> person(String nik, String name) {
        return Map.of(
                "owner",
                "35.24",
                "identity",
                Map.of("nik", nik, "name", name, "birthDate", "1985-03-17", "sex", "MALE"));
    }

    /** The id of a new person. */
    public static String newPerson(String name) {
        return registerPerson(newNik(), name)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    /** The id of a new household of these persons, the first its head. */
    public static String newHousehold(String... personIds) {
        return registerHousehold(personIds)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    public static Response registerHousehold(String... personIds) {
        List<Map<String, Object>> members = new ArrayList<>();
        for (String id : personIds) {
            members.add(Map.of("personId", id, "relation", members.isEmpty() ? "HEAD" : "CHILD"));
        }
        return registrar()
                .body(
                        Map.of(
                                "region",
                                "35.24.01.2002",
                                "address",
                                Map.of("street", "Jalan Kenanga", "rt", "001"),
                                "headId",
                                personIds[0],
                                "members",
                                members))
                .post("/v1/households");
    }

    /**
     * Sends a change under the version that was read last; one that moves money with what it rests
     * on, where the test does not say it.
     */
    public static Response change(String path, int version, Object body) {
        Object sent = body;
        if (path.matches(".*/(ranking|listing|payee)") && body instanceof Map<?, ?> fields) {
            Map<Object, Object> with = new HashMap<>(fields);
            var unused = with.putIfAbsent("basis", "Surat tugas 12/2026");
            sent = with;
        }
        return registrar().header("If-Match", "\"" + version + "\"").body(sent).post(path);
    }
}
