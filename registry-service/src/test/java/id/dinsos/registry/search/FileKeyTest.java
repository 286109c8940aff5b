package id.dinsos.registry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.registry.Api;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who holds the ministry's file must ask, and be entitled, to learn which record is whose. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(120)
class FileKeyTest {
    @Test
    void no_id_can_be_told_from_the_ministrys_file_and_the_office_finds_it_by_the_files_key() {
        // Given
        assertThat(Uploads.take(new SampleFiles().family(9_101, 2)).getInt("personsRegistered"))
                .isEqualTo(2);
        // When
        JsonPath person =
                Api.registrar().body(Map.of("idSemesta", "S000091010")).post(PATH).jsonPath();
        Response family = Api.registrar().body(Map.of("idKeluarga", "K00009101")).post(PATH);
        // Then
        String id = person.getString("items[0].id");
        String home = person.getString("items[0].householdId");
        assertThat(UUID.fromString(id)).isNotIn(guesses("person", "S000091010"));
        assertThat(UUID.fromString(home)).isNotIn(guesses("household", "K00009101"));
        assertThat(guesses("person", "S000091010")).noneMatch(FileKeyTest::isOnRecord);
        family.then()
                .statusCode(200)
                .body("items.id", contains(id, Uploads.personId(91_011).toString()));
    }

    @Test
    void a_key_of_a_file_finds_nobody_for_another_office_nor_under_another_office() {
        // Given
        var unused = Uploads.take(new SampleFiles().family(9_102, 1));
        // When
        Response elsewhere =
                Api.as("joko", "35.22", "registrar")
                        .body(Map.of("idSemesta", "S000091020"))
                        .post(PATH);
        Response notTheirs =
                Api.as("joko", "35.22", "registrar")
                        .body(Map.of("idSemesta", "S000091020", "region", "35.24"))
                        .post(PATH);
        Response unknown = Api.registrar().body(Map.of("idSemesta", "S999999999")).post(PATH);
        // Then
        elsewhere.then().statusCode(200).body("items", empty());
        notTheirs.then().statusCode(403);
        unknown.then().statusCode(200).body("items", empty());
    }

    @Test
    void a_record_that_ended_in_another_one_is_found_by_the_key_of_either() {
        // Given
        var unused = Uploads.take(new SampleFiles().family(9_103, 2).family(9_104, 1));
        String ended = Uploads.personId(91_031).toString();
        String goesOn = Uploads.personId(91_040).toString();
        int version = version(ended);
        // When
        Api.change("/v1/persons/" + ended + "/merge", version, Map.of("into", goesOn))
                .then()
                .statusCode(200);
        // Then
        Api.registrar()
                .body(Map.of("idSemesta", "S000091031"))
                .post(PATH)
                .then()
                .body("items.id", contains(goesOn));
    }

    @Test
    void a_record_named_by_an_idempotency_key_has_an_id_that_nobody_can_tell_from_it() {
        // Given
        String nik = Api.newNik();
        // When
        String id =
                Api.registrar()
                        .header("Idempotency-Key", nik)
                        .body(Api.person(nik, "Kunci Tertebak"))
                        .post("/v1/persons")
                        .jsonPath()
                        .getString("id");
        // Then
        assertThat(id).isNotEqualTo(Names.uuid("sari", "RegisterPerson", nik).toString());
    }

    private static final String PATH = "/v1/persons/search";

    /** What one who knows how ids used to be made would try. */
    private static List<UUID> guesses(String kind, String key) {
        return List.of(
                Names.uuid("35.24", kind, key),
                UUID.nameUUIDFromBytes(
                        ("35.24/" + kind + "/" + key)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static boolean isOnRecord(UUID id) {
        return Api.registrar().get("/v1/persons/" + id).statusCode() == 200;
    }

    private static int version(String id) {
        return Integer.parseInt(
                Api.registrar().get("/v1/persons/" + id).header("ETag").replace("\"", ""));
    }
}
