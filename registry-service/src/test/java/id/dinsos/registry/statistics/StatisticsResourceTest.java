package id.dinsos.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class StatisticsResourceTest {
    private static boolean made;

    @Inject Views views;
    @Inject Pool pool;

    /** Six households of decile 2 in one village, two of decile 3 in another, of one district. */
    @BeforeEach
    void settle() {
        if (!made) {
            made = true;
            for (int i = 0; i < 8; i++) {
                String head = Api.newPerson("Budi");
                String id = Api.newHousehold(head);
                var rank = Map.of("decile", i < 6 ? 2 : 3);
                Api.change("/v1/households/" + id + "/ranking", 1, rank).then().statusCode(200);
                String village = i < 6 ? "35.24.27.2001" : "35.24.27.2002";
                var move = Map.of("region", village, "address", Map.of("street", "Jalan"));
                Api.change("/v1/households/" + id + "/move", 2, move).then().statusCode(200);
                var facts = Map.of("employment", "NONE", "ppksTypes", List.of("POOR", "BEGGAR"));
                Api.change("/v1/persons/" + head + "/facts", 2, facts).then().statusCode(200);
            }
        }
        Past.caughtUp(views.get("household"));
        Past.caughtUp(views.get("person"));
    }

    @Test
    void an_officer_sees_every_count() {
        // Given
        var officer = Api.as("dewi", "35.24", "officer");
        // When
        var answer = officer.get("/v1/statistics?parent=35.24.27&of=HOUSEHOLDS");
        // Then
        answer.then()
                .statusCode(200)
                .body("position", notNullValue())
                .body("rule", nullValue())
                .body("columns[11]", equalTo("total"))
                .body("rows.region", equalTo(List.of("35.24.27.2001", "35.24.27.2002")))
                .body("rows[0].counts[2]", equalTo(6))
                .body("rows[1].counts[3]", equalTo(2))
                .body("total[11]", equalTo(8));
    }

    @Test
    void persons_are_counted_by_type_and_a_type_by_decile() {
        // Given
        String path = "/v1/statistics?parent=35.24";
        // When
        var types = Api.registrar().get(path + "&of=PPKS");
        var beggars = Api.registrar().get(path + "&of=PERSONS&type=BEGGAR");
        // Then
        types.then()
                .statusCode(200)
                .body("columns", hasItems("POOR", "BEGGAR"))
                .body("rows.find { it.region == '35.24.27' }.counts", hasItem(8));
        beggars.then()
                .body("rows.find { it.region == '35.24.27' }.counts[2]", equalTo(6))
                .body("rows.find { it.region == '35.24.27' }.counts[3]", equalTo(2));
    }

    @Test
    void the_public_sees_no_count_of_a_few_and_sums_of_nothing_but_what_it_sees() {
        // Given
        var warga = Api.as("warga", "64.08");
        // When
        JsonPath villages =
                warga.get(PUBLIC + "35.24.27").then().statusCode(200).extract().jsonPath();
        JsonPath districts = Api.as("warga", "64.08").get(PUBLIC + "35.24").jsonPath();
        // Then
        assertThat(villages.getString("rule")).isNotNull();
        assertThat(villages.getString("countedOn")).isNotNull();
        assertThat(villages.getString("position")).isNull();
        List<List<Integer>> rows = villages.getList("rows.counts");
        assertThat(rows.stream().flatMap(List::stream)).allMatch(count -> count % 5 == 0);
        assertThat(rows).allMatch(row -> sum(row.subList(0, 11)) == row.get(11));
        List<Integer> total = villages.getList("total");
        for (int i = 0; i < total.size(); i++) {
            int column = i;
            assertThat(rows.stream().mapToInt(row -> row.get(column)).sum())
                    .isEqualTo(total.get(i));
        }
        if (sum(total) > 0) {
            assertThat(districts.getList("rows.find { it.region == '35.24.27' }.counts"))
                    .isEqualTo(total);
        }
    }

    @Test
    void what_is_public_of_a_month_stays_and_of_the_next_moves_by_fives() {
        // Given
        String before = Api.as("warga", "64.08").get(PUBLIC + "35.24.27").asString();
        var unused = household("35.24.27.2003", 2);
        Past.caughtUp(views.get("household"));
        // When
        String sameMonth = Api.as("warga", "64.08").get(PUBLIC + "35.24.27").asString();
        var updated =
                pool.query("update public_table set month = '2020-01'")
                        .execute()
                        .await()
                        .indefinitely();
        JsonPath nextMonth = Api.as("warga", "64.08").get(PUBLIC + "35.24.27").jsonPath();
        // Then
        assertThat(sameMonth).isEqualTo(before);
        List<Integer> was = JsonPath.from(before).getList("total");
        List<Integer> is = nextMonth.getList("total");
        for (int i = 0; i < was.size(); i++) {
            assertThat((is.get(i) - was.get(i)) % 5).isZero();
        }
    }

    @Test
    void nothing_is_counted_for_a_place_that_is_none() {
        Api.as("warga", "64.08")
                .get(PUBLIC + "99.99")
                .then()
                .statusCode(422)
                .body("code", equalTo("statistics-parent-invalid"));
    }

    private static final String PUBLIC = "/v1/statistics/public?of=HOUSEHOLDS&parent=";

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(x -> x).sum();
    }

    private static String household(String village, int decile) {
        String id = Api.newHousehold(Api.newPerson("Budi"));
        var rank = Map.of("decile", decile);
        Api.change("/v1/households/" + id + "/ranking", 1, rank).then().statusCode(200);
        var move = Map.of("region", village, "address", Map.of("street", "Jalan"));
        Api.change("/v1/households/" + id + "/move", 2, move).then().statusCode(200);
        return id;
    }

    @Test
    void what_is_not_public_and_what_is_no_parent_is_refused() {
        // Given
        String path = "/v1/statistics";
        // When
        var type = Api.registrar().get(path + "/public?parent=35.24&of=PERSONS&type=BEGGAR");
        var village = Api.registrar().get(path + "?parent=35.24.27.2001");
        var stranger = Api.as("rudi", "64.08", "officer").get(path + "?parent=35.24");
        // Then
        type.then().statusCode(403).body("code", equalTo("statistics-not-public"));
        village.then().statusCode(422).body("code", equalTo("statistics-parent-invalid"));
        stranger.then().statusCode(403).body("code", equalTo("region-not-yours"));
    }

    @Test
    void a_record_that_ended_in_another_one_and_a_family_that_left_are_not_counted() {
        // Given
        int before = persons();
        String stays = Api.newPerson("Tetap Tinggal");
        String twice = Api.newPerson("Tetap Tinggal");
        String left = Api.newPerson("Sudah Pindah");
        String home = Api.newHousehold(left);
        Past.caughtUp(views.get("person"));
        int all = persons();
        // When
        Api.change("/v1/persons/" + twice + "/merge", 1, Map.of("into", stays))
                .then()
                .statusCode(200);
        Api.change("/v1/households/" + home + "/move-out", 1, Map.of("reason", "WORK"))
                .then()
                .statusCode(200);
        // Then
        Past.caughtUp(views.get("person"));
        assertThat(all).isEqualTo(before + 3);
        assertThat(persons()).isEqualTo(before + 1);
    }

    private static int persons() {
        Response answer =
                Api.as("dewi", "35.24", "officer").get("/v1/statistics?parent=35.24&of=PERSONS");
        answer.then().statusCode(200);
        List<Integer> total = answer.jsonPath().getList("total");
        return total.getLast();
    }
}
