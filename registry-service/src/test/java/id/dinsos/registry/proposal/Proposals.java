package id.dinsos.registry.proposal;

import static io.restassured.RestAssured.given;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestTokens;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a village, a verifier and a regent do with proposals, over HTTP. */
public final class Proposals {
    public static final String PATH = "/v1/proposals";
    public static final String VILLAGE = "35.24.01.2002";

    private Proposals() {}

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Jakarta"));
    }

    /** The id of a family on a programme's list. */
    public static String listed(String programme) {
        String home = Api.newHousehold(Api.newPerson("Budi Usul"));
        Api.change(
                        "/v1/households/" + home + "/listing",
                        1,
                        Map.of("source", "DTSEN", "programme", programme))
                .then()
                .statusCode(200);
        return home;
    }

    public static String evidence(String region, String kind) {
        return evidence(region, kind, "application/pdf", pdf(kind))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response evidence(String region, String kind, String type, byte[] bytes) {
        return given().header(
                        "Authorization",
                        "Bearer " + TestTokens.mint("sari", "35.24", "registrar", "approver"))
                .contentType(type)
                .body(bytes)
                .post("/v1/evidence?region=" + region + "&kind=" + kind);
    }

    public static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text).getBytes(StandardCharsets.US_ASCII);
    }

    public static Map<String, Object> body(String kind, @Nullable String home) {
        Map<String, Object> body = new HashMap<>();
        body.put("region", VILLAGE);
        body.put("kind", kind);
        body.put("nik", Api.newNik());
        body.put("kkNumber", "3524010101250001");
        body.put("name", "Budi Usul");
        if (home != null) {
            body.put("householdId", home);
        }
        return body;
    }

    public static String drafted(Map<String, Object> body) {
        return Api.registrar().body(body).post(PATH).then().statusCode(201).extract().path("id");
    }

    /** One step by somebody with every role but the approver's, under the version as it stands. */
    public static Response step(String actor, String id, String step, Object body) {
        var request = Api.as(actor, "35.24", "registrar", "officer", "supervisor");
        int version = version(id);
        return request.header("If-Match", "\"" + version + "\"")
                .body(body)
                .post(PATH + "/" + id + "/" + step);
    }

    public static int version(String id) {
        String tag = Api.registrar().get(PATH + "/" + id).then().extract().header("ETag");
        return Integer.parseInt(tag.replace("\"", ""));
    }

    public static String stage(String id) {
        return Api.registrar().get(PATH + "/" + id).then().extract().path("stage");
    }

    public static Response deliberate(String id) {
        return step(
                "sari",
                id,
                "deliberation",
                Map.of(
                        "heldOn", today().toString(),
                        "minutesId", evidence(VILLAGE, "MINUTES"),
                        "rosterId", evidence(VILLAGE, "ROSTER"),
                        "attendees", 24,
                        "agreed", true));
    }

    public static Response civil(String id, int score) {
        return step(
                "sari",
                id,
                "civil-check",
                Map.of(
                        "nik",
                        true,
                        "nameScore",
                        score,
                        "checkedOn",
                        today().toString(),
                        "source",
                        "balikan-1.csv"));
    }

    public static Response visit(String id, String finding) {
        return visit(id, finding, evidence(VILLAGE, "PHOTO"));
    }

    public static Response visit(String id, String finding, String photo) {
        return step(
                "tono",
                id,
                "field-verification",
                Map.of(
                        "visitedOn",
                        today().toString(),
                        "finding",
                        finding,
                        "latitude",
                        "-7.119321",
                        "longitude",
                        "112.414",
                        "photos",
                        List.of(photo)));
    }

    /** As far as the regent's table. */
    public static String reviewed(Map<String, Object> body) {
        String id = drafted(body);
        step("sari", id, "submission", Map.of()).then().statusCode(200);
        if (!"OBJECTION".equals(body.get("kind"))) {
            deliberate(id).then().statusCode(200);
            civil(id, 95).then().statusCode(200);
        }
        visit(id, "CONFIRMED").then().statusCode(200);
        step("wati", id, "review", Map.of("note", "lengkap")).then().statusCode(200);
        return id;
    }

    public static Response decree(String... proposals) {
        return Api.as("bupati", "35.24", "approver")
                .body(
                        Map.of(
                                "owner", "35.24",
                                "number", "188/" + UUID.randomUUID(),
                                "date", today().toString(),
                                "documentId", evidence("35.24", "DECREE"),
                                "proposals", List.of(proposals)))
                .post("/v1/proposal-decrees");
    }

    public static String decreed(String... proposals) {
        return decree(proposals).then().statusCode(201).extract().path("id");
    }

    public static Response send(String decree) {
        return Api.registrar().post("/v1/proposal-decrees/" + decree + "/sending");
    }

    /** Lines as {@code id;DITERIMA;;2026-12-01}. */
    public static Response answer(String decree, String... lines) {
        return given().header(
                        "Authorization", "Bearer " + TestTokens.mint("sari", "35.24", "registrar"))
                .contentType("text/csv")
                .body("id_usulan;status;keterangan;tanggal\n" + String.join("\n", lines) + "\n")
                .post("/v1/proposal-decrees/" + decree + "/answers");
    }
}
