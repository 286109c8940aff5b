package id.dinsos.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood is refused by name, and what is known stays. */
@QuarkusTest
@WithTestResource(TestServices.class)
class StrictPersonTest {
    @Test
    void a_misspelt_field_is_refused_by_name_and_what_is_known_stays() {
        String person = "/v1/persons/" + Api.newPerson("Uji Salah Ketik");

        Response identity =
                Api.change(
                        person + "/identity",
                        1,
                        "{\"nik\":\"%s\",\"name\":\"UJI\",\"birthdate\":\"1985-03-17\",\"sex\":\"MALE\"}"
                                .formatted(Api.newNik()));
        Response facts = Api.change(person + "/facts", 1, "{\"pekerjaan\":\"CIVIL_SERVANT\"}");

        refused(identity, "/birthdate", "field-unknown");
        refused(facts, "/pekerjaan", "field-unknown");
        Api.registrar()
                .get(person)
                .then()
                .header("ETag", "\"1\"")
                .body("birthMonth", equalTo("1985-03"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1992-07-31T17:00:00.000Z\"",
                "\"1992-08-01T00:00:00+07:00\"",
                "[1992,8,1]",
                "\"\"",
                "19920801",
                "\"1992-8-1\"",
                "\"01-08-1992\"",
                "\"1992-02-30\"",
                "\"-0001-01-01\"",
                "\"0024-05-01\"",
                "\"1885-01-01\""
            })
    void a_birth_date_is_a_day_of_somebody_who_may_live_and_nothing_else(String date) {
        Response answer =
                Api.registrar()
                        .body(
                                "{\"owner\":\"35.24\",\"identity\":{\"nik\":\"%s\",\"name\":\"UJI\",\"birthDate\":%s,\"sex\":\"MALE\"}}"
                                        .formatted(Api.newNik(), date))
                        .post("/v1/persons");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-11-09T17:00:00.000Z\"", "\"0024-05-01\"", "\"\"", "[2026,1,1]"})
    void a_day_of_death_is_a_day_after_the_birth_and_nothing_else(String date) {
        String person = "/v1/persons/" + Api.newPerson("Uji Tanggal Mati");

        Response answer = Api.change(person + "/death", 1, "{\"diedOn\":%s}".formatted(date));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        Api.registrar().get(person).then().body("alive", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dryRun=1", "dryRun=yes", "dryRun=on", "dryRun=", "dryRun", "dry_run=true"})
    void a_flag_that_is_not_understood_loads_nothing(String flag) {
        Response answer =
                Api.registrar()
                        .contentType("multipart/form-data")
                        .multiPart("families", "f.csv", new byte[0], "text/csv")
                        .post("/v1/intakes?owner=35.24&" + flag);

        answer.then().statusCode(422).body("code", endsWith("parameter-invalid"));
    }

    @Test
    void a_flag_sent_as_a_part_of_the_form_loads_nothing_either() {
        Response answer =
                Api.registrar()
                        .contentType("multipart/form-data")
                        .multiPart("families", "f.csv", new byte[0], "text/csv")
                        .multiPart("members", "m.csv", new byte[0], "text/csv")
                        .multiPart("dryRun", "true")
                        .post("/v1/intakes?owner=35.24");

        answer.then()
                .statusCode(400)
                .body("code", equalTo("body-malformed"))
                .body("detail", containsString("dryRun"));
    }

    private static void refused(Response answer, String pointer, String code) {
        answer.then()
                .statusCode(422)
                .body("code", equalTo("field-invalid"))
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }
}
