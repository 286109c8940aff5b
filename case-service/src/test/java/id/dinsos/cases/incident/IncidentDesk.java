package id.dinsos.cases.incident;

import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.cases.Topics;
import id.dinsos.cases.handling.CaseDesk;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The lists of an office in tests. */
final class IncidentDesk {
    static final String HEADER =
            "no;id_rumah_tangga;nama_kepala;id_wilayah;alamat;jiwa;kerusakan;mengungsi;korban;kebutuhan";
    static final String NAME = "Sukirman Hadi";

    private final CaseDesk desk;

    IncidentDesk(CaseDesk desk) {
        this.desk = desk;
    }

    String fire(String code) {
        return open(desk.sari, code).then().statusCode(201).extract().path("id");
    }

    Response open(String token, String code) {
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

    String line(int number, String household, String damage) {
        return "%d;%s;%s;%s;Jalan Raya %d;4;%s;TIDAK;;tikar"
                .formatted(number, household, NAME, desk.village, number, damage);
    }

    String taken(String fire, List<String> lines) {
        return send(desk.sari, fire, lines).then().statusCode(200).extract().header("X-Position");
    }

    static Response send(String token, String fire, List<String> lines) {
        return sent(token, fire, HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    static Response sent(String token, String fire, String csv) {
        return with(token)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/v1/incidents/" + fire + "/households?source=VILLAGE_DESK");
    }

    Response at(String position, String path) {
        return with(desk.sari).header("X-Position", position).get(path);
    }

    String events() {
        return query(
                "select count(*) from event where convert_from(meta, 'UTF8') like '%%\"%s\"%%'"
                        .formatted(desk.owner));
    }

    UUID household() {
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
