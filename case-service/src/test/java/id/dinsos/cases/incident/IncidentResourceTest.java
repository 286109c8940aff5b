package id.dinsos.cases.incident;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Families after a fire: linked by what happened, taken in by the village's list. */
@QuarkusTest
@WithTestResource(TestServices.class)
class IncidentResourceTest {
    private static final String HEADER =
            "no;id_rumah_tangga;nama_kepala;id_wilayah;alamat;jiwa;kerusakan;mengungsi;korban;kebutuhan";
    private static final String NAME = "Sukirman Hadi";

    private final CaseDesk desk = new CaseDesk();

    @Test
    void twenty_families_of_a_fire_are_taken_in_by_a_list_and_linked() {
        // Given
        String fire = fire("KEBAKARAN-1");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            lines.add(line(i, "", i <= 3 ? "HILANG" : "RINGAN"));
        }

        String position = taken(fire, lines);
        // When
        Response shown = at(position, "/v1/incidents/" + fire);
        // Then
        shown.then()
                .statusCode(200)
                .body("code", equalTo("KEBAKARAN-1"))
                .body("counts.households", equalTo(20))
                .body("counts.open", equalTo(20))
                .body("counts.asked", equalTo(0));
        Response households = at(position, "/v1/incidents/" + fire + "/households");
        households.then().body("items", hasSize(20)).body("items.priority", hasItems("P0", "P1"));
        String one = households.path("items[0].caseId");
        desk.show(desk.sari, one)
                .then()
                .statusCode(200)
                .body("kind", equalTo("DISASTER_HOUSEHOLD"))
                .body("source", equalTo("VILLAGE_DESK"))
                .body("facts.event", equalTo("KEBAKARAN-1"))
                .body("facts.hazard", equalTo("FIRE"));
        with(desk.sari)
                .get("/v1/incidents")
                .then()
                .body("items.id", hasItem(fire))
                .body("items", hasSize(1));
    }

    @Test
    void the_same_list_again_changes_nothing_and_a_longer_one_adds_what_is_new() {
        // Given
        String fire = fire("KEBAKARAN-2");
        List<String> lines = new ArrayList<>(List.of(line(1, "", "BERAT"), line(2, "", "")));
        var first = taken(fire, lines);
        String events = events();

        send(desk.sari, fire, lines).then().statusCode(200);
        // When
        var answer = events();
        // Then
        assertThat(answer).isEqualTo(events);
        lines.add(line(3, "", "SEDANG"));
        String position = taken(fire, lines);

        assertThat(first).isNotNull();
        at(position, "/v1/incidents/" + fire).then().body("counts.households", equalTo(3));
    }

    @Test
    void a_faulty_list_takes_nobody_in_names_each_line_and_repeats_nothing_of_it() {
        // Given
        String fire = fire("BANJIR-1");
        String events = events();
        List<String> faulty =
                List.of(
                        line(1, "", "BERAT"),
                        line(1, "", "BERAT"),
                        "4;;" + NAME + ";99.99;Jalan;x;HANCUR;YES;;",
                        "5;nope;;" + desk.village + ";;3;;;;");
        // When
        Response refused = send(desk.sari, fire, faulty);
        // Then
        problem(refused, 422, "incident-file-invalid")
                .body("errors.pointer", hasItem("/rows/3/no"))
                .body("errors.pointer", hasItem("/rows/4/kerusakan"))
                .body("errors.pointer", hasItem("/rows/5/id_rumah_tangga"));
        assertThat(refused.asString()).doesNotContain(NAME).doesNotContain("HANCUR");
        problem(sent(desk.sari, fire, "a;b\n1;2\n"), 422, "incident-file-invalid");
        problem(sent(desk.sari, fire, HEADER + "\n"), 422, "incident-file-invalid");
        problem(sent(desk.sari, fire, "\u0000"), 422, "incident-file-invalid");
        problem(
                send(desk.sari, fire, List.of(line(1, UUID.randomUUID().toString(), ""))),
                422,
                "incident-file-invalid");
        problem(
                send(
                        desk.sari,
                        fire,
                        List.of(line(1, "", "").replace(desk.village, "11.01.01.2001"))),
                422,
                "incident-file-invalid");
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void a_household_that_the_registry_knows_stands_in_an_incident_once() {
        // Given
        UUID family = household();
        String fire = fire("KEBAKARAN-3");
        var unused = taken(fire, List.of(line(1, family.toString(), "BERAT")));
        // When
        var answer = send(desk.sari, fire, List.of(line(2, family.toString(), "BERAT")));
        // Then
        problem(answer, 409, "incident-household-listed");
        problem(
                send(
                        desk.sari,
                        fire,
                        List.of(line(8, family.toString(), ""), line(9, family.toString(), ""))),
                422,
                "incident-file-invalid");
    }

    @Test
    void aid_for_a_household_of_an_incident_is_asked_for_under_its_name_alone() {
        // Given
        UUID family = household();
        String fire = fire("KEBAKARAN-4");
        String position = taken(fire, List.of(line(1, family.toString(), "BERAT")));
        String id = at(position, "/v1/incidents/" + fire + "/households").path("items[0].caseId");
        desk.done(
                desk.boss,
                id,
                "/documents",
                Map.of("type", "DECREE", "number", "188/12", "date", "2026-11-22"));
        // When
        var answer = ask(id, family, "KEBAKARAN-PASAR");
        // Then
        problem(answer, 409, "assistance-event-other");
        String asked =
                ask(id, family, "KEBAKARAN-4")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("X-Position");

        at(asked, "/v1/incidents/" + fire).then().body("counts.asked", equalTo(1));
        at(asked, "/v1/incidents/" + fire + "/households")
                .then()
                .body("items[0].aid", equalTo("FURNISHING"))
                .body("items[0].asked", equalTo(true));
    }

    @Test
    void an_incident_of_another_office_is_not_there() {
        // Given
        String fire = fire("KEBAKARAN-5");
        String stranger = TestTokens.mint("tono", "37.01", "officer", "supervisor");
        // When
        var answer = with(stranger).get("/v1/incidents/" + fire);
        // Then
        problem(answer, 404, "incident-unknown");
        problem(
                with(stranger).get("/v1/incidents/" + fire + "/households"),
                404,
                "incident-unknown");
        problem(send(stranger, fire, List.of(line(1, "", ""))), 404, "incident-unknown");
        with(stranger).get("/v1/incidents").then().body("items.id", not(hasItem(fire)));
        problem(open(desk.sari, "KEBAKARAN-5"), 409, "incident-already-opened");
        problem(open(desk.sari, "kebakaran"), 422, "field-invalid");
    }

    private String fire(String code) {
        return open(desk.sari, code).then().statusCode(201).extract().path("id");
    }

    private Response open(String token, String code) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", code);
        body.put("title", "Kebakaran permukiman");
        body.put("hazard", "FIRE");
        body.put("region", desk.village);
        body.put("happenedAt", "2026-11-20T02:00:00Z");
        return with(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/incidents");
    }

    private String line(int number, String household, String damage) {
        return "%d;%s;%s;%s;Jalan Raya %d;4;%s;TIDAK;;tikar"
                .formatted(number, household, NAME, desk.village, number, damage);
    }

    private String taken(String fire, List<String> lines) {
        return send(desk.sari, fire, lines).then().statusCode(200).extract().header("X-Position");
    }

    private static Response send(String token, String fire, List<String> lines) {
        return sent(token, fire, HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    private static Response sent(String token, String fire, String csv) {
        return with(token)
                .contentType("text/csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/incidents/" + fire + "/households?source=VILLAGE_DESK");
    }

    private Response at(String position, String path) {
        return with(desk.sari).header("X-Position", position).get(path);
    }

    private Response ask(String id, UUID family, String event) {
        return with(desk.boss)
                .body(
                        Map.of(
                                "beneficiaryId", family,
                                "kind", "FURNISHING",
                                "event", event,
                                "programme", "DISASTER",
                                "amountRupiah", 3_000_000,
                                "decreeNumber", "188/12",
                                "decreeDate", "2026-11-22"))
                .post("/v1/cases/" + id + "/assistance");
    }

    private String events() {
        return query(
                "select count(*) from event where convert_from(meta, 'UTF8') like '%%\"%s\"%%'"
                        .formatted(desk.owner));
    }

    private UUID household() {
        UUID family = UUID.randomUUID();
        Topics.household(family, 1, desk.village, "SEMBAKO");
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select count(*) from household where household_id = '%s'"
                                                .formatted(family)))
                        .isEqualTo("1"));
        return family;
    }
}
