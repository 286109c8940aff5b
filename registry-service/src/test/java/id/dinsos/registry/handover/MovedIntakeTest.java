package id.dinsos.registry.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.registry.Api;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ministry's files of the office that a family went to are about that family. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(180)
class MovedIntakeTest {
    private static final String VILLAGE = "35.22.01.2001";

    @Test
    void a_family_that_was_handed_over_is_found_by_the_files_of_its_new_office() {
        // Given
        thereIsAVillage();
        SampleFiles here = new SampleFiles().family(7_001, 2);
        assertThat(Uploads.take(here).getInt("householdsRegistered")).isEqualTo(1);
        UUID home = Uploads.householdId(7_001);
        Api.change(
                        "/v1/households/" + home + "/move-out",
                        version(Api.registrar(), home),
                        Map.of("to", "35.22", "reason", "WORK"))
                .then()
                .statusCode(200);
        joko().header("If-Match", etag(joko(), home))
                .body(Map.of("region", VILLAGE))
                .post("/v1/households/" + home + "/move-in")
                .then()
                .statusCode(200);

        // When
        SampleFiles there =
                new SampleFiles()
                        .family(7_001, 2)
                        .with("id_wilayah", VILLAGE)
                        .with("BPNT", "TIDAK")
                        .member(1, "pekerjaan_utama", "KEPOLISIAN RI");
        String intake =
                Uploads.upload(Uploads.as("joko", "35.22", "registrar"), PATH, there)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location")
                        .replaceFirst("^http://[^/]*", "");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> status(intake).getString("state").equals("DONE"));

        // Then
        JsonPath done = status(intake);
        assertThat(done.getInt("householdsRegistered")).isZero();
        assertThat(done.getInt("familiesRejected")).isZero();
        assertThat(done.getInt("householdsChanged")).isEqualTo(1);
        joko().get("/v1/households/" + home)
                .then()
                .body("owner", equalTo("35.22"))
                .body("listings[0].listed", equalTo(false))
                .body("members[1].facts.employment", equalTo("POLICE"));
    }

    private static final String PATH = "/v1/intakes?owner=35.22";

    private static JsonPath status(String intake) {
        return joko().get(intake).jsonPath();
    }

    private static void thereIsAVillage() {
        Api.as("tuti", "35", "admin")
                .contentType("text/csv")
                .body(
                        """
                        code,name
                        35.22,Bojonegoro
                        35.22.01,Margomulyo
                        35.22.01.2001,Kalangan
                        """)
                .put("/v1/regions")
                .then()
                .statusCode(200);
    }

    private static int version(RequestSpecification as, UUID home) {
        return Integer.parseInt(etag(as, home).replace("\"", ""));
    }

    private static String etag(RequestSpecification as, UUID home) {
        return as.get("/v1/households/" + home).header("ETag");
    }

    /** Joko keeps the registry of Bojonegoro. */
    private static RequestSpecification joko() {
        return Api.as("joko", "35.22", "registrar");
    }
}
