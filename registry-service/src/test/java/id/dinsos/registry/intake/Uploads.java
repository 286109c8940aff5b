package id.dinsos.registry.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import id.dinsos.registry.office.RecordIds;
import id.dinsos.testkit.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** What an officer does with files, over HTTP. */
public final class Uploads {
    private static final Set<String> ENDED =
            Set.of("DONE", "FAILED", "REVIEW", "REFUSED", "CANCELLED");

    private Uploads() {}

    public static RequestSpecification officer() {
        return as("sari", "35.24", "registrar");
    }

    public static RequestSpecification as(String actor, String region, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.mint(actor, region, role));
    }

    public static Response upload(RequestSpecification as, String path, SampleFiles files) {
        return as.multiPart("families", "f.csv", files.families().getBytes(StandardCharsets.UTF_8))
                .multiPart("members", "m.csv", files.members().getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    /** Sends both files and gives the path of the intake. */
    public static String send(String families, String members) {
        return send(
                "/v1/intakes?owner=35.24",
                families.getBytes(StandardCharsets.UTF_8),
                members.getBytes(StandardCharsets.UTF_8));
    }

    public static String send(String path, byte[] families, byte[] members) {
        return officer()
                .multiPart("families", "families.csv", families, "text/csv")
                .multiPart("members", "members.csv", members, "text/csv")
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .header("Location")
                .replaceFirst("^http://[^/]*", "");
    }

    public static JsonPath take(SampleFiles files) {
        return ended(send(files.families(), files.members()));
    }

    public static JsonPath ended(String intake) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ENDED.contains(status(intake).getString("state")));
        return status(intake);
    }

    public static JsonPath status(String intake) {
        return officer().get(intake).then().statusCode(200).extract().jsonPath();
    }

    public static JsonPath errors(JsonPath status) {
        return officer()
                .get("/v1/intakes/" + status.getString("id") + "/errors")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static String rejected(JsonPath status, String file) {
        return officer()
                .get("/v1/intakes/%s/rejected-%s.csv".formatted(status.getString("id"), file))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    public static UUID householdId(int family) {
        return householdId("35.24", family);
    }

    public static UUID personId(int person) {
        return ids().person("35.24", "S%09d".formatted(person));
    }

    public static UUID householdId(String owner, int family) {
        return ids().household(owner, "K%08d".formatted(family));
    }

    /** Nobody outside the service can tell them. */
    private static RecordIds ids() {
        return CDI.current().select(RecordIds.class).get();
    }
}
