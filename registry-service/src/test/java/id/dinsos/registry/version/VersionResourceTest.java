package id.dinsos.registry.version;

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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Versions of the ministry's list, from the file to the decile of a day and back; each list of an
 * office is one series, so that the tests take turns within one.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class VersionResourceTest {
    private static final String OWNER = "62.98";
    private static final String VILLAGE = "62.98.01.2001";
    private static final String OTHER_VILLAGE = "62.98.02.2001";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PATH = "/v1/registry-versions";
    private static final String WHY = "Berkas triwulan lain yang terkirim";

    @Inject VersionJob job;

    /** An office whose households no other test looks for. */
    @BeforeEach
    void anOfficeOfItsOwn() {
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.mint("wali", "62", "admin"))
                .contentType("text/csv")
                .body(
                        """
                        code,name,from,until,successors
                        62.98,Uji,2020-01-01,,
                        62.98.01,Uji Satu,2020-01-01,,
                        62.98.01.2001,Uji Satu Satu,2020-01-01,,
                        62.98.02,Uji Dua,2020-01-01,,
                        62.98.02.2001,Uji Dua Satu,2020-01-01,,
                        """)
                .put("/v1/regions")
                .then()
                .statusCode(200);
    }

    @Test
    void a_version_is_compared_put_in_force_by_a_second_person_and_taken_back_whole() {
        // Given: families on record, and a first version that names them as they stand
        registered(families(7101, 7102, 7103));
        JsonPath first = inForce("2025-Q1", "2025-01-20", families(7101, 7102, 7103), 3);
        assertThat(first.getInt("counts.unchanged")).isEqualTo(3);
        SampleFiles files =
                families(7101)
                        .with("desil_nasional", "6")
                        .with("percentile_nasional", "58")
                        .with("BPNT", "TIDAK");
        files = files.family(7102, 1).with("id_wilayah", OTHER_VILLAGE).with("desil_nasional", "1");
        files = files.family(7199, 1).with("id_wilayah", VILLAGE);
        // When: the next quarter moves one family, raises one, names one no more and one that is
        // new
        String version = location(send("sari", "2025-Q2", "2025-04-20", files, 3));
        JsonPath compared = until(version, "COMPARED");
        Response early = decile(7101, "2025-05-01");
        JsonPath diff = as("rina").get(version + "/diff").jsonPath();
        String table = as("rina").get(version + "/diff.csv").asString();
        String lines = as("rina").get(version + "/changes.csv").asString();
        JsonPath changes = as("rina").get(version + "/changes").jsonPath();
        Response own = as("sari").post(version + "/approval");
        Response approved = as("rina").post(version + "/approval");
        JsonPath held = until(version, "IN_FORCE");
        // Then
        assertThat(compared.getInt("counts.families")).isEqualTo(3);
        assertThat(compared.getInt("counts.entered")).isEqualTo(1);
        assertThat(compared.getInt("counts.notOnRecord")).isEqualTo(1);
        assertThat(compared.getInt("counts.left")).isEqualTo(1);
        assertThat(compared.getInt("counts.decileChanged")).isEqualTo(2);
        assertThat(compared.getInt("counts.listsChanged")).isEqualTo(1);
        assertThat(early.asString()).as("nothing yet").contains("\"decile\":2");
        assertThat(diff.getList("districts.district")).containsExactly("62.98.01", "62.98.02");
        assertThat(diff.getInt("total.better")).isEqualTo(1);
        assertThat(diff.getInt("total.sembakoLeft")).isEqualTo(2);
        assertThat(diff.getInt("districts[1].poorer")).isEqualTo(1);
        assertThat(table.lines().toList()).hasSize(3);
        assertThat(table).startsWith("\uFEFFkecamatan;masuk;keluar");
        assertThat(lines.lines())
                .startsWith("keluarga;desil;persentil;sembako;pkh")
                .contains(
                        home(7101) + ";6;58;TIDAK;TIDAK",
                        home(7102) + ";1;15;YA;TIDAK",
                        home(7103) + ";0;0;TIDAK;TIDAK")
                .hasSize(4);
        assertThat(changes.getList("items.householdId"))
                .containsExactlyInAnyOrder(home(7101), home(7102), home(7103), home(7199));
        own.then().statusCode(403).body("code", equalTo("version-by-receiver"));
        approved.then().statusCode(200).body("decided.by", equalTo("rina"));
        assertThat(held.getInt("outcome.changed")).isEqualTo(3);
        assertThat(household(7199).getInt("ranking.decile")).as("by the intake").isEqualTo(2);
        assertThat(
                        as("rina")
                                .get("/v1/intakes/" + held.getString("outcome.intake"))
                                .jsonPath()
                                .getInt("householdsRegistered"))
                .isEqualTo(1);
        assertThat(household(7101).getInt("ranking.decile")).isEqualTo(6);
        assertThat(household(7101).getBoolean("listings[0].listed")).isFalse();
        assertThat(household(7101).getString("listings[0].sourceVersion")).isEqualTo("2025-Q2");
        assertThat(household(7103).getBoolean("listings[0].listed")).isFalse();
        assertThat(household(7103).getString("listings[0].reason"))
                .isEqualTo("NO_LONGER_ON_SOURCE");
        assertThat(decile(7101, "2025-03-15").jsonPath().getInt("items[0].decile")).isEqualTo(2);
        assertThat(decile(7101, "2025-04-20").jsonPath().getInt("items[0].decile")).isEqualTo(6);
        assertThat(decile(7103, "2025-04-20").jsonPath().getBoolean("items[0].named")).isFalse();
        assertThat(decile(7101, "2025-01-19").jsonPath().getList("items")).isEmpty();

        // When: it was the wrong file, but an officer has ranked one family anew meanwhile
        rank(7102, 4);
        Response reversed = reasoned("rina", version + "/reversal");
        JsonPath back = until(version, "TAKEN_BACK");
        // Then
        reversed.then().statusCode(200).body("recalled.reason", equalTo(WHY));
        assertThat(back.getInt("outcome.changed")).isEqualTo(3);
        assertThat(household(7199).getInt("ranking.decile")).as("came by it").isZero();
        assertThat(household(7199).getBoolean("listings[0].listed")).isFalse();
        assertThat(back.getInt("outcome.unchanged")).isEqualTo(1);
        assertThat(household(7101).getInt("ranking.decile")).isEqualTo(2);
        assertThat(household(7101).getInt("ranking.percentile")).isEqualTo(15);
        assertThat(household(7101).getBoolean("listings[0].listed")).isTrue();
        assertThat(household(7103).getBoolean("listings[0].listed")).isTrue();
        assertThat(household(7103).getInt("ranking.decile")).isEqualTo(2);
        assertThat(household(7102).getInt("ranking.decile")).as("the officer's").isEqualTo(4);
        assertThat(decile(7101, "2025-04-20").jsonPath().getInt("items[0].decile")).isEqualTo(2);
        assertThat(states("DTSEN")).startsWith("IN_FORCE", "TAKEN_BACK");

        badInput(families(7101, 7102, 7103), version);
    }

    /** In the same series, with a version in force. */
    private void badInput(SampleFiles files, String takenBack) {
        // When
        Response older = send("sari", "2024-Q4", "2024-10-20", files, 3);
        Response again = send("sari", "2025-Q1", "2025-01-20", files, 3);
        Response disordered = send("sari", "2025-Q2", "2025-01-20", files, 3);
        Response misnamed = send("sari", "2025-05", "2025-05-20", files, 3);
        Response tomorrow = send("sari", "2099-Q1", "2099-01-20", files, 3);
        Response empty =
                upload("sari", "2025-Q2", "2025-04-20", 3).multiPart("members", "x").post(PATH);
        // Then
        older.then().statusCode(409).body("code", equalTo("version-older"));
        again.then().statusCode(409).body("code", equalTo("version-same-again"));
        disordered.then().statusCode(409).body("code", equalTo("version-out-of-order"));
        misnamed.then().statusCode(422).body("code", equalTo("version-number-wrong"));
        tomorrow.then().statusCode(422).body("code", equalTo("parameter-invalid"));
        empty.then().statusCode(400).body("code", equalTo("file-missing"));
        as("rina")
                .post(takenBack + "/approval")
                .then()
                .statusCode(409)
                .body("code", equalTo("version-not-compared"));
        reasoned("rina", takenBack + "/reversal")
                .then()
                .statusCode(409)
                .body("code", equalTo("version-not-in-force"));
        as("rina")
                .get(PATH + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("version-unknown"));

        // When: files that are read before they fail
        String whole = files.families();
        String cut = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);
        String torn = whole.substring(0, whole.length() - 60);
        // Then
        assertThat(failure(cut, 3)).isEqualTo("version-incomplete");
        assertThat(failure(torn, 3)).isEqualTo("file-truncated");
        assertThat(failure(whole, 3)).isEqualTo("version-same-file");
        assertThat(failure(whole + whole.lines().skip(1).findFirst().orElseThrow() + "\n", 4))
                .isEqualTo("version-family-twice");
        assertThat(failure("a,b\n1,2\n", 1)).isEqualTo("header-wrong");
        assertThat(states("DTSEN").getFirst()).isEqualTo("IN_FORCE");

        // When: a row that cannot be read, and nobody else comes while it waits
        SampleFiles faulty =
                families(7101)
                        .with("desil_nasional", "12")
                        .family(7102, 1)
                        .with("id_wilayah", "35.24.01.2001");
        String waits = location(send("sari", "2025-Q2", "2025-04-20", faulty, 2));
        JsonPath compared = until(waits, "COMPARED");
        Response next = send("sari", "2025-Q3", "2025-07-20", files, 3);
        Response refused = reasoned("sari", waits + "/refusal");
        // Then
        assertThat(compared.getInt("counts.faulty")).isEqualTo(2);
        assertThat(as("rina").get(waits + "/changes").jsonPath().getList("items.fault"))
                .contains("desil_nasional decile-invalid", "id_wilayah village-outside-owner");
        next.then().statusCode(409).body("code", equalTo("version-undecided"));
        refused.then().statusCode(200).body("state", equalTo("REFUSED"));
    }

    @Test
    void stopped_in_the_middle_of_comparing_and_of_putting_in_force_it_goes_on_to_the_same_end()
            throws Exception {
        // Given: a list of the other source, whose job is a test that dies again and again
        int[] numbers = new int[900];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = 72_000 + i;
        }
        registered(families(numbers));
        SampleFiles moved = new SampleFiles();
        for (int number : numbers) {
            moved = moved.family(number, 1).with("id_wilayah", VILLAGE).with("PKH", "YA");
        }
        job.stop(LIMIT);
        String version;
        UUID id;
        int deaths = 0;
        try {
            version =
                    location(
                            upload("sari", "DTKS", "2025-03", "2025-03-20", numbers.length)
                                    .multiPart("families", "f.csv", bytes(moved.families()))
                                    .multiPart("members", "m.csv", bytes(moved.members()))
                                    .post(PATH));
            id = UUID.fromString(version.substring(version.lastIndexOf('/') + 1));
            // When: it is stopped after its first step while it compares, then while it writes
            deaths += died(id, 0);
            String reading = as("rina").get(version).jsonPath().getString("state");
            deaths += died(id, 1);
            deaths += died(id, Integer.MAX_VALUE);
            as("rina").post(version + "/approval").then().statusCode(200);
            deaths += died(id, 1);
            String writing = as("rina").get(version).jsonPath().getString("state");
            long half = changed(version);
            // Then
            assertThat(reading).isEqualTo("RECEIVED");
            assertThat(writing).isEqualTo("APPROVED");
            assertThat(half).as("some, and not all").isBetween(1L, 899L);
            assertThat(deaths).isGreaterThanOrEqualTo(3);
        } finally {
            job.start();
        }
        JsonPath held = until(version, "IN_FORCE");
        assertThat(held.getInt("outcome.changed")).isEqualTo(numbers.length);
        assertThat(household(72_899).getList("listings.sourceVersion")).contains("2025-03");

        // When: stopped in the middle of being taken back as well
        job.stop(LIMIT);
        try {
            reasoned("rina", version + "/reversal").then().statusCode(200);
            assertThat(died(id, 1)).isEqualTo(1);
        } finally {
            job.start();
        }
        // Then
        assertThat(until(version, "TAKEN_BACK").getInt("outcome.changed"))
                .isEqualTo(numbers.length);
    }

    /** One life of the job, which is stopped at its so many-and-first step; 1 where it was. */
    private int died(UUID id, int steps) throws Exception {
        AtomicInteger left = new AtomicInteger(steps);
        return job.work(id, () -> left.getAndDecrement() <= 0) ? 0 : 1;
    }

    private static long changed(String version) {
        long changed = 0;
        String next = "";
        while (next != null) {
            JsonPath page =
                    as("rina")
                            .get(version + "/changes?limit=500" + next)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            changed += page.getList("items.outcome").stream().filter("CHANGED"::equals).count();
            next = page.get("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return changed;
    }

    private static JsonPath inForce(String number, String asOf, SampleFiles files, int families) {
        String version = location(send("sari", number, asOf, files, families));
        JsonPath compared = until(version, "COMPARED");
        as("rina").post(version + "/approval").then().statusCode(200);
        var unused = until(version, "IN_FORCE");
        return compared;
    }

    private String failure(String families, int told) {
        String version =
                location(
                        upload("sari", "2025-Q2", "2025-04-20", told)
                                .multiPart("families", "f.csv", bytes(families))
                                .post(PATH));
        return until(version, "FAILED").getString("failure.code");
    }

    private static JsonPath until(String version, String state) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> as("rina").get(version).jsonPath().getString("state").equals(state));
        return as("rina").get(version).jsonPath();
    }

    private static List<String> states(String source) {
        return as("rina")
                .queryParam("owner", OWNER)
                .queryParam("source", source)
                .get(PATH)
                .jsonPath()
                .getList("items.state");
    }

    private static Response send(
            String actor, String number, String asOf, SampleFiles files, int families) {
        return upload(actor, number, asOf, families)
                .multiPart("families", "f.csv", bytes(files.families()))
                .multiPart("members", "m.csv", bytes(files.members()))
                .post(PATH);
    }

    private static RequestSpecification upload(
            String actor, String number, String asOf, int families) {
        return upload(actor, "DTSEN", number, asOf, families);
    }

    private static RequestSpecification upload(
            String actor, String source, String number, String asOf, int families) {
        return as(actor)
                .queryParam("owner", OWNER)
                .queryParam("source", source)
                .queryParam("number", number)
                .queryParam("asOf", asOf)
                .queryParam("families", families);
    }

    private static String location(Response response) {
        return response.then()
                .statusCode(202)
                .extract()
                .header("Location")
                .replaceFirst("^http://[^/]*", "");
    }

    private static SampleFiles families(int... numbers) {
        SampleFiles files = new SampleFiles();
        for (int number : numbers) {
            files = files.family(number, 1).with("id_wilayah", VILLAGE);
        }
        return files;
    }

    /** By the intake, as of a day before all versions. */
    private static void registered(SampleFiles files) {
        String intake =
                location(
                        as("sari")
                                .multiPart("families", "f.csv", bytes(files.families()))
                                .multiPart("members", "m.csv", bytes(files.members()))
                                .post("/v1/intakes?owner=" + OWNER + "&asOf=2024-12-01"));
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> as("sari").get(intake).jsonPath().getString("state").equals("DONE"));
        assertThat(as("sari").get(intake).jsonPath().getInt("errors")).isZero();
    }

    private static JsonPath household(int family) {
        return as("rina").get("/v1/households/" + home(family)).jsonPath();
    }

    private static void rank(int family, int decile) {
        String path = "/v1/households/" + home(family);
        as("rina")
                .header("If-Match", as("rina").get(path).header("ETag"))
                .contentType("application/json")
                .body(Map.of("decile", decile, "basis", "Hasil pengecekan lapangan"))
                .post(path + "/ranking")
                .then()
                .statusCode(200);
    }

    private static Response decile(int family, String on) {
        Response answer = as("rina").get("/v1/households/" + home(family) + "/deciles?on=" + on);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static String home(int family) {
        return Uploads.householdId(OWNER, family).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Response reasoned(String actor, String path) {
        return as(actor).contentType("application/json").body(Map.of("reason", WHY)).post(path);
    }

    private static RequestSpecification as(String actor) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.mint(actor, OWNER, "registrar"));
    }
}
