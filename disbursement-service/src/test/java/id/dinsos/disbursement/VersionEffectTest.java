package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What money a version of the ministry's list would move, told before it is put in force. */
@QuarkusTest
@WithTestResource(TestServices.class)
class VersionEffectTest {
    private static final String HEADER = "keluarga;desil;persentil;sembako;pkh\n";

    @Test
    void a_version_is_weighed_in_money_by_what_the_topics_have_said_and_nothing_is_written() {
        // Given: four families, of which two are paid
        Office office = Office.fresh("FOODVERSION");
        Neighbours all = new Neighbours(office.owner());
        UUID stays = all.family(1, 3, List.of("SEMBAKO"), born("1980-01"));
        UUID tooRich = all.family(2, 3, List.of("SEMBAKO"), born("1981-01"));
        UUID comes = all.family(3, 3, List.of(), born("1982-01"));
        UUID never = all.family(4, 9, List.of(), born("1983-01"));
        office.tryDefine("SEMBAKO", terms -> {}).then().statusCode(200);
        String table =
                HEADER
                        + "%s;4;40;YA;TIDAK\n".formatted(stays)
                        + "%s;9;90;YA;TIDAK\n".formatted(tooRich)
                        + "%s;2;12;YA;YA\n".formatted(comes)
                        + "%s;8;80;TIDAK;TIDAK\n".formatted(never);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> effect(office, table).getInt("total.eligibleBefore") == 2);
        // When
        JsonPath effect = effect(office, table);
        JsonPath again = effect(office, table);
        // Then
        assertThat(effect.getInt("households")).isEqualTo(4);
        assertThat(effect.getInt("total.eligibleAfter")).isEqualTo(2);
        assertThat(effect.getInt("total.enters")).isEqualTo(1);
        assertThat(effect.getInt("total.leaves")).isEqualTo(1);
        assertThat(effect.getLong("total.costBeforeRupiah")).isEqualTo(400_000);
        assertThat(effect.getLong("total.costAfterRupiah")).isEqualTo(400_000);
        assertThat(effect.getList("entering")).containsExactly(comes.toString());
        assertThat(effect.getList("leaving.beneficiaryId")).containsExactly(tooRich.toString());
        assertThat(effect.getLong("districts[0].costAfterRupiah")).isPositive();
        assertThat(again.getMap("total")).isEqualTo(effect.getMap("total"));
    }

    @Test
    void what_is_no_table_of_changes_is_refused_whole() {
        // Given
        Office office = Office.fresh("FOODTABLE");
        office.tryDefine("SEMBAKO", terms -> {}).then().statusCode(200);
        String home = UUID.randomUUID().toString();
        for (String wrong :
                List.of(
                        "",
                        "a;b\n1;2\n",
                        HEADER + home + ";11;12;YA;YA\n",
                        HEADER + home + ";1;101;YA;YA\n",
                        HEADER + home + ";1;10;ya;YA\n",
                        HEADER + "x;1;10;YA;YA\n")) {
            // When
            Response answer = ask(office, wrong);
            // Then
            refused(answer, 422, "what-if-lines-wrong");
        }
        refused(
                office.preparer()
                        .contentType("text/csv")
                        .body(HEADER)
                        .post("/v1/version-effects?programme=NOTHERE&owner=" + office.owner()),
                409,
                "programme-not-in-force");
    }

    private static JsonPath effect(Office office, String table) {
        return ask(office, table).then().statusCode(200).extract().jsonPath();
    }

    private static Response ask(Office office, String table) {
        return office.preparer()
                .contentType("text/csv")
                .body(table)
                .post(
                        "/v1/version-effects?programme=%s&owner=%s"
                                .formatted(office.programme(), office.owner()));
    }
}
