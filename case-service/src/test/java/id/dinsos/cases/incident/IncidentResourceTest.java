package id.dinsos.cases.incident;

import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Families after a fire: linked by what happened, taken in by the village's list. */
@QuarkusTest
@WithTestResource(TestServices.class)
class IncidentResourceTest {
    private final CaseDesk desk = new CaseDesk();
    private final IncidentDesk lists = new IncidentDesk(desk);

    @Test
    void twenty_families_of_a_fire_are_taken_in_by_a_list_and_linked() {
        // Given
        String fire = lists.fire("KEBAKARAN-1");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            lines.add(lists.line(i, "", i <= 3 ? "HILANG" : "RINGAN"));
        }

        String position = lists.taken(fire, lines);
        // When
        Response shown = lists.at(position, "/v1/incidents/" + fire);
        // Then
        shown.then()
                .statusCode(200)
                .body("code", equalTo("KEBAKARAN-1"))
                .body("counts.households", equalTo(20))
                .body("counts.open", equalTo(20))
                .body("counts.asked", equalTo(0));
        Response households = lists.at(position, "/v1/incidents/" + fire + "/households");
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
        String fire = lists.fire("KEBAKARAN-2");
        List<String> lines =
                new ArrayList<>(List.of(lists.line(1, "", "BERAT"), lists.line(2, "", "")));
        var first = lists.taken(fire, lines);
        String events = lists.events();

        IncidentDesk.send(desk.sari, fire, lines).then().statusCode(200);
        // When
        var answer = lists.events();
        // Then
        assertThat(answer).isEqualTo(events);
        lines.add(lists.line(3, "", "SEDANG"));
        String position = lists.taken(fire, lines);

        assertThat(first).isNotNull();
        lists.at(position, "/v1/incidents/" + fire).then().body("counts.households", equalTo(3));
    }

    @Test
    void a_faulty_list_takes_nobody_in_names_each_line_and_repeats_nothing_of_it() {
        // Given
        String fire = lists.fire("BANJIR-1");
        String events = lists.events();
        List<String> faulty =
                List.of(
                        lists.line(1, "", "BERAT"),
                        lists.line(1, "", "BERAT"),
                        "4;;" + IncidentDesk.NAME + ";99.99;Jalan;x;HANCUR;YES;;",
                        "5;nope;;" + desk.village + ";;3;;;;");
        // When
        Response refused = IncidentDesk.send(desk.sari, fire, faulty);
        // Then
        problem(refused, 422, "incident-file-invalid")
                .body("errors.pointer", hasItem("/rows/3/no"))
                .body("errors.pointer", hasItem("/rows/4/kerusakan"))
                .body("errors.pointer", hasItem("/rows/5/id_rumah_tangga"));
        assertThat(refused.asString()).doesNotContain(IncidentDesk.NAME).doesNotContain("HANCUR");
        problem(IncidentDesk.sent(desk.sari, fire, "a;b\n1;2\n"), 422, "incident-file-invalid");
        problem(
                IncidentDesk.sent(desk.sari, fire, IncidentDesk.HEADER + "\n"),
                422,
                "incident-file-invalid");
        problem(IncidentDesk.sent(desk.sari, fire, "\u0000"), 422, "incident-file-invalid");
        problem(
                IncidentDesk.send(
                        desk.sari, fire, List.of(lists.line(1, UUID.randomUUID().toString(), ""))),
                422,
                "incident-file-invalid");
        problem(
                IncidentDesk.send(
                        desk.sari,
                        fire,
                        List.of(lists.line(1, "", "").replace(desk.village, "11.01.01.2001"))),
                422,
                "incident-file-invalid");
        assertThat(lists.events()).isEqualTo(events);
    }

    @Test
    void a_household_that_the_registry_knows_stands_in_an_incident_once() {
        // Given
        UUID family = lists.household();
        String fire = lists.fire("KEBAKARAN-3");
        var unused = lists.taken(fire, List.of(lists.line(1, family.toString(), "BERAT")));
        // When
        var answer =
                IncidentDesk.send(
                        desk.sari, fire, List.of(lists.line(2, family.toString(), "BERAT")));
        // Then
        problem(answer, 409, "incident-household-listed");
        problem(
                IncidentDesk.send(
                        desk.sari,
                        fire,
                        List.of(
                                lists.line(8, family.toString(), ""),
                                lists.line(9, family.toString(), ""))),
                422,
                "incident-file-invalid");
    }

    @Test
    void aid_for_a_household_of_an_incident_is_asked_for_under_its_name_alone() {
        // Given
        UUID family = lists.household();
        String fire = lists.fire("KEBAKARAN-4");
        String position = lists.taken(fire, List.of(lists.line(1, family.toString(), "BERAT")));
        String id =
                lists.at(position, "/v1/incidents/" + fire + "/households").path("items[0].caseId");
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

        lists.at(asked, "/v1/incidents/" + fire).then().body("counts.asked", equalTo(1));
        lists.at(asked, "/v1/incidents/" + fire + "/households")
                .then()
                .body("items[0].aid", equalTo("FURNISHING"))
                .body("items[0].asked", equalTo(true));
    }

    @Test
    void an_incident_of_another_office_is_not_there() {
        // Given
        String fire = lists.fire("KEBAKARAN-5");
        String stranger = TestTokens.mint("tono", "37.01", "officer", "supervisor");
        // When
        var answer = with(stranger).get("/v1/incidents/" + fire);
        // Then
        problem(answer, 404, "incident-unknown");
        problem(
                with(stranger).get("/v1/incidents/" + fire + "/households"),
                404,
                "incident-unknown");
        problem(
                IncidentDesk.send(stranger, fire, List.of(lists.line(1, "", ""))),
                404,
                "incident-unknown");
        with(stranger).get("/v1/incidents").then().body("items.id", not(hasItem(fire)));
        problem(lists.open(desk.sari, "KEBAKARAN-5"), 409, "incident-already-opened");
        problem(lists.open(desk.sari, "kebakaran"), 422, "field-invalid");
    }

    private Response ask(String id, UUID family, String event) {
        return with(desk.boss)
                .body(
                        Map.of(
                                "beneficiaryId",
                                family,
                                "kind",
                                "FURNISHING",
                                "event",
                                event,
                                "programme",
                                "DISASTER",
                                "amountRupiah",
                                3_000_000,
                                "decreeNumber",
                                "188/12",
                                "decreeDate",
                                LocalDate.now(ZoneId.of("Asia/Jakarta")).toString()))
                .post("/v1/cases/" + id + "/assistance");
    }
}
