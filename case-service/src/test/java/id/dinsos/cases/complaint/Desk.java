package id.dinsos.cases.complaint;

import static io.restassured.RestAssured.given;

import id.dinsos.cases.Topics;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The counter of the office in tests: what an officer sends and sees. */
final class Desk {
    static final String WORDS = "Nama kami ada di daftar tetapi uang belum masuk";

    private Desk() {}

    static UUID newId() {
        return UUID.randomUUID();
    }

    static RequestSpecification officer() {
        return with(TestTokens.mint("sari", "35.24", "officer"));
    }

    static RequestSpecification with(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    static Map<String, Object> form(UUID household) {
        Map<String, Object> form = new HashMap<>();
        form.put("householdId", household);
        form.put("programme", "SEMBAKO");
        form.put("month", Topics.MONTH);
        form.put("region", Topics.VILLAGE);
        form.put("channel", "VILLAGE_DESK");
        form.put("text", WORDS);
        form.put("complainant", Map.of("name", "Siti Aminah", "phone", "081234567890"));
        return form;
    }

    static Response post(Object form, String key) {
        return officer().header("Idempotency-Key", key).body(form).post("/v1/complaints");
    }

    /** Complains for the household; answers the complaint's id. */
    static String complain(UUID household) {
        return post(form(household), newId().toString())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response show(String id) {
        return officer().get("/v1/complaints/" + id);
    }

    static String answer(String id) {
        return show(id).path("answer.code");
    }

    static Response change(String id, String what, int version, Map<String, ?> body) {
        return officer()
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/v1/complaints/" + id + what);
    }

    static int version(String id) {
        return Integer.parseInt(show(id).header("ETag").replace("\"", ""));
    }

    static String query(String sql) {
        return TestServices.database().single(sql);
    }
}
