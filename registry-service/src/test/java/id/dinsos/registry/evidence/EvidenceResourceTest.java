package id.dinsos.registry.evidence;

import static id.dinsos.registry.proposal.Proposals.evidence;
import static id.dinsos.registry.proposal.Proposals.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.registry.Api;
import id.dinsos.registry.search.ErasureStore;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a decision rests on, in and out. */
@QuarkusTest
@WithTestResource(TestServices.class)
class EvidenceResourceTest {
    private static final String VILLAGE = "35.24.01.2002";

    @Inject ErasureStore erasures;
    @Inject SealedFiles files;

    @Test
    void what_comes_out_is_what_went_in_and_no_browser_runs_it() {
        // Given
        byte[] bytes = pdf("Berita acara musyawarah");
        String id = evidence(VILLAGE, "MINUTES", "application/pdf", bytes).jsonPath().get("id");
        // When
        Response file = Api.registrar().get("/v1/evidence/" + id + "/file");
        // Then
        file.then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/octet-stream"))
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"%s.pdf\"".formatted(id)))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"));
        assertThat(file.asByteArray()).isEqualTo(bytes);
        Api.registrar()
                .get("/v1/evidence/" + id)
                .then()
                .body("bytes", equalTo(bytes.length))
                .body("sha256", equalTo(HexFormat.of().formatHex(Sha256.of(bytes))))
                .body("kind", equalTo("MINUTES"));
    }

    @Test
    void a_false_type_is_refused() {
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        evidence(VILLAGE, "PHOTO", "image/jpeg", page)
                .then()
                .statusCode(422)
                .body("code", equalTo("evidence-type-false"));
        evidence(VILLAGE, "PHOTO", "text/html", page)
                .then()
                .statusCode(415)
                .body("code", equalTo("evidence-type-wrong"));
        evidence(VILLAGE, "PHOTO", "image/png", pdf("a"))
                .then()
                .statusCode(422)
                .body("code", equalTo("evidence-type-false"));
        evidence(VILLAGE, "PHOTO", "application/pdf", new byte[0])
                .then()
                .statusCode(422)
                .body("code", equalTo("evidence-empty"));
    }

    @Test
    void what_is_too_large_is_refused_and_nothing_of_it_is_kept() {
        byte[] large = Arrays.copyOf(pdf("x"), (int) EvidenceFile.MAX_BYTES + 1);
        evidence(VILLAGE, "MINUTES", "application/pdf", large)
                .then()
                .statusCode(413)
                .body("code", equalTo("evidence-too-large"));
    }

    @Test
    void the_same_document_under_one_id_is_kept_once_and_another_is_refused() {
        // Given
        String path = VILLAGE + "&id=0190a1b2-0000-7000-8000-0000000e0001";
        evidence(path, "MINUTES", "application/pdf", pdf("satu")).then().statusCode(201);
        // When
        Response same = evidence(path, "MINUTES", "application/pdf", pdf("satu"));
        Response other = evidence(path, "MINUTES", "application/pdf", pdf("dua"));
        // Then
        same.then().statusCode(201);
        other.then().statusCode(409).body("code", equalTo("evidence-exists"));
        assertThat(
                        Api.registrar()
                                .get("/v1/evidence/0190a1b2-0000-7000-8000-0000000e0001/file")
                                .asByteArray())
                .isEqualTo(pdf("satu"));
    }

    @Test
    void what_shows_a_person_is_erased_with_them() {
        // Given
        String person = Api.newPerson("Budi Terlihat");
        String id =
                evidence(VILLAGE + "&person=" + person, "PHOTO", "application/pdf", pdf("rumah"))
                        .jsonPath()
                        .getString("id");
        // When
        erasures.erase(UUID.fromString(person)).await().atMost(Duration.ofSeconds(10));
        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        Api.registrar().get("/v1/evidence/" + id).jsonPath().getBoolean("erased"));
        Api.registrar()
                .get("/v1/evidence/" + id + "/file")
                .then()
                .statusCode(409)
                .body("code", equalTo("evidence-erased"));
        assertThat(names(id)).isEmpty();
    }

    private List<String> names(String id) {
        try {
            return files.names("evidence/" + id + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_missing_or_elsewhere_is_refused() {
        Api.registrar()
                .get("/v1/evidence/0190a1b2-0000-7000-8000-00000000dead")
                .then()
                .statusCode(404);
        evidence("64.08", "MINUTES", "application/pdf", pdf("a"))
                .then()
                .statusCode(403)
                .body("code", equalTo("region-not-yours"));
    }
}
