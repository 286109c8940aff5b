package id.dinsos.registry.intake.absent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whole lists, of an office of its own: whom they do not name, and what is decided about them. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AbsentTest {
    private static final String OWNER = "62.09";
    private static final String VILLAGE = "62.09.01.2001";
    private static final String WHY = "Tidak lagi ada pada daftar kementerian bulan ini";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void who_is_absent_from_a_whole_list_is_listed_and_delisted_only_by_two_people() {
        // Given: three families, of which the newer whole list names one
        JsonPath first = take("", families(6101, 6102, 6103));
        JsonPath whole = wholeUntilAbsent(families(6101), 2);
        String intake = "/v1/intakes/" + whole.getString("id");
        List<String> absent = absent(intake);
        boolean listedBefore = listed(6102);
        // When
        Response unproposed = as("rina").get(intake + "/delisting");
        Response proposed = reasoned("sari", intake + "/delisting", WHY);
        Response own = as("sari").post(intake + "/delisting/approval");
        Response approved = as("rina").post(intake + "/delisting/approval");
        Response again = as("rina").post(intake + "/delisting/approval");
        JsonPath decided = decided(intake, "DELISTED");
        // Then
        assertThat(first.getInt("errors")).isZero();
        assertThat(absent)
                .contains(home(6102).toString(), home(6103).toString())
                .doesNotContain(home(6101).toString());
        assertThat(listedBefore).isTrue();
        unproposed.then().statusCode(404).body("code", equalTo("delisting-unknown"));
        proposed.then().statusCode(200).body("state", equalTo("PROPOSED"));
        own.then().statusCode(403).body("code", equalTo("delisting-by-proposer"));
        approved.then().statusCode(200);
        again.then().statusCode(409).body("code", equalTo("delisting-decided"));
        assertThat(decided.getInt("delisted")).isEqualTo(decided.getInt("absent"));
        assertThat(listed(6101)).isTrue();
        assertThat(listed(6102)).isFalse();
        assertThat(listed(6103)).isFalse();
        as("sari")
                .get("/v1/households/" + home(6102))
                .then()
                .body("state", equalTo("LIVE"))
                .body("listings[0].reason", equalTo("NO_LONGER_ON_SOURCE"));

        // When: it was a mistake, but a newer file has listed one of them again meanwhile
        JsonPath newer = take("", families(6103));
        Response reversed = reasoned("rina", intake + "/delisting/reversal", "Daftar itu keliru");
        JsonPath restored = decided(intake, "RESTORED");
        // Then
        assertThat(newer.getInt("householdsChanged")).isEqualTo(1);
        reversed.then().statusCode(200);
        assertThat(restored.getInt("restored")).isEqualTo(restored.getInt("absent") - 1);
        assertThat(listed(6102)).isTrue();
        assertThat(listed(6103)).isTrue();
    }

    @Test
    void only_a_whole_list_that_was_taken_in_says_who_is_absent() {
        // Given
        JsonPath part = take("", families(6111));
        JsonPath dry = take("&whole=true&dryRun=true", families(6111));
        // When
        Response ofPart =
                reasoned("sari", "/v1/intakes/" + part.getString("id") + "/delisting", WHY);
        Response ofDry = reasoned("sari", "/v1/intakes/" + dry.getString("id") + "/delisting", WHY);
        // Then
        assertThat(absent("/v1/intakes/" + part.getString("id"))).isEmpty();
        ofPart.then().statusCode(409).body("code", equalTo("intake-not-whole"));
        ofDry.then().statusCode(409).body("code", equalTo("intake-not-whole"));
    }

    @Test
    void a_refused_delisting_changes_nothing_and_may_be_proposed_again() {
        // Given
        JsonPath first = take("", families(6121, 6122));
        JsonPath whole = wholeUntilAbsent(families(6121), 1);
        String intake = "/v1/intakes/" + whole.getString("id");
        // When
        Response proposed = reasoned("sari", intake + "/delisting", WHY);
        Response refused = as("rina").post(intake + "/delisting/refusal");
        Response late = as("rina").post(intake + "/delisting/approval");
        Response again = reasoned("sari", intake + "/delisting", WHY);
        // Then
        assertThat(first.getInt("errors")).isZero();
        proposed.then().statusCode(200);
        refused.then().statusCode(200).body("state", equalTo("REFUSED"));
        late.then().statusCode(409).body("code", equalTo("delisting-decided"));
        again.then().statusCode(200).body("state", equalTo("PROPOSED"));
        assertThat(listed(6122)).isTrue();
    }

    private static SampleFiles families(int... numbers) {
        SampleFiles files = new SampleFiles();
        for (int number : numbers) {
            files = files.family(number, 1).with("id_wilayah", VILLAGE);
        }
        return files;
    }

    private static JsonPath take(String parameters, SampleFiles files) {
        String intake =
                as("sari")
                        .multiPart(
                                "families",
                                "f.csv",
                                files.families().getBytes(StandardCharsets.UTF_8))
                        .multiPart(
                                "members",
                                "m.csv",
                                files.members().getBytes(StandardCharsets.UTF_8))
                        .post("/v1/intakes?owner=" + OWNER + parameters)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location")
                        .replaceFirst("^http://[^/]*", "");
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> as("sari").get(intake).jsonPath().getString("state").equals("DONE"));
        return as("sari").get(intake).jsonPath();
    }

    /** A household is looked for in a view, which comes a moment behind. */
    private static JsonPath wholeUntilAbsent(SampleFiles files, int atLeast) {
        await().atMost(LIMIT)
                .until(() ->
                        absent("/v1/intakes/" + take("&whole=true", files).getString("id")).size()
                                >= atLeast);
        return take("&whole=true", files);
    }

    private static List<String> absent(String intake) {
        return as("sari").get(intake + "/absent?limit=500").jsonPath().getList("items");
    }

    private static JsonPath decided(String intake, String state) {
        await().atMost(LIMIT)
                .until(() ->
                        as("sari")
                                .get(intake + "/delisting")
                                .jsonPath()
                                .getString("state")
                                .equals(state));
        return as("sari").get(intake + "/delisting").jsonPath();
    }

    private static boolean listed(int family) {
        return as("sari")
                .get("/v1/households/" + home(family))
                .jsonPath()
                .getBoolean("listings[0].listed");
    }

    private static UUID home(int family) {
        return Uploads.householdId(OWNER, family);
    }

    private static Response reasoned(String actor, String path, String reason) {
        return as(actor).contentType("application/json").body(Map.of("reason", reason)).post(path);
    }

    private static RequestSpecification as(String actor) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.mint(actor, OWNER, "registrar"));
    }
}
