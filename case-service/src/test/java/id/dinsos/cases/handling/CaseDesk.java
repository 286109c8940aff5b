package id.dinsos.cases.handling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.cases.Topics;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An office in tests; each has a regency of its own, so that no test counts another's cases. */
public final class CaseDesk {
    private static final AtomicInteger OFFICES = new AtomicInteger(10);
    public static final String WORDS = "Marah-marah di depan pasar Babat";
    public static final String NAME = "Warsito Kusnadi";

    public final String owner;
    public final String province;
    public final String village;
    public final String sari;
    public final String curious;
    public final String boss;

    public CaseDesk() {
        this(OFFICES.incrementAndGet());
    }

    /** More than one province has: the number of a regency has two digits. */
    private CaseDesk(int number) {
        this("%02d.%02d".formatted(36 + number / 100 * 2, number % 100));
    }

    /** For a test of a certain place, which no other test asks. */
    public CaseDesk(String owner) {
        this.owner = owner;
        province = owner.substring(0, 2);
        village = owner + ".05.2001";
        sari = TestTokens.mint("sari", owner, "officer");
        curious = TestTokens.mint("budi", owner, "officer", "admin", "auditor");
        boss = TestTokens.mint("rina", owner, "supervisor", "admin");
    }

    public static RequestSpecification with(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    public Map<String, Object> form(String kind, Map<String, Object> facts) {
        Map<String, Object> person = new HashMap<>();
        person.put("role", "SUBJECT");
        person.put("name", NAME);
        person.put("looks", "baju merah, sekitar empat puluh tahun");
        person.put("sex", "MALE");
        person.put("estimatedAge", 40);
        Map<String, Object> form = new HashMap<>();
        form.put("kind", kind);
        form.put("source", "HOTLINE");
        form.put("region", village);
        form.put("place", "Pasar Babat sisi timur");
        form.put("words", WORDS);
        form.put("people", List.of(person));
        form.put("facts", facts);
        return form;
    }

    public Response post(Object form) {
        return with(sari)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(form)
                .post("/v1/cases");
    }

    public String receive(String kind, Map<String, Object> facts) {
        return post(form(kind, facts)).then().statusCode(201).extract().path("id");
    }

    /** Somebody whom the registry has named, once it is known here. */
    public UUID registered(String name) {
        return registered(name, null);
    }

    /** As {@code registered}, in a household. */
    public UUID registered(String name, @Nullable UUID household) {
        UUID person = UUID.randomUUID();
        Topics.personOf(household, person, 1, owner, true, null);
        Topics.identity(person, 1, name);
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        ("select count(*) from person p join identity i on"
                                                        + " i.person_id = p.person_id where"
                                                        + " p.person_id = '%s'")
                                                .formatted(person)))
                        .isEqualTo("1"));
        return person;
    }

    public Response show(String token, String id) {
        return with(token).get("/v1/cases/" + id);
    }

    public int version(String id) {
        return Integer.parseInt(show(boss, id).header("ETag").replace("\"", ""));
    }

    /** One step under the newest version; again where a clock has spoken in between. */
    public Response step(String token, String id, String what, Map<String, ?> body) {
        Response answer = stepUnder(version(id), token, id, what, body);
        for (int i = 0; i < 3 && answer.statusCode() == 412; i++) {
            answer = stepUnder(version(id), token, id, what, body);
        }
        return answer;
    }

    /** One step under the version that was read. */
    public Response stepUnder(
            int version, String token, String id, String what, Map<String, ?> body) {
        return with(token)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/v1/cases/" + id + what);
    }

    @CanIgnoreReturnValue
    public String done(String token, String id, String what, Map<String, ?> body) {
        return step(token, id, what, body).then().statusCode(200).extract().header("X-Position");
    }

    @CanIgnoreReturnValue
    public static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    public static String query(String sql) {
        return TestServices.database().single(sql);
    }

    public static void execute(String sql) {
        TestServices.database().execute(sql);
    }

    public static String published() {
        return query(
                "select string_agg(encode(data, 'escape'), '') from"
                        + " pg_logical_slot_peek_binary_changes('dinsos_%s', null, null,"
                                .formatted(TestServices.database().name())
                        + " 'proto_version', '1', 'publication_names', 'dinsos_outbox',"
                        + " 'binary', 'true')");
    }
}
