package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What auditors find after a payment is found before it: one test for each finding. */
@QuarkusTest
@WithTestResource(TestServices.class)
class PreRunChecksTest {
    private static final List<String> LISTED = List.of("SEMBAKO");

    @Test
    void a_dead_payee_is_excluded() {
        Office office = Office.fresh("CHECK");
        UUID family =
                new Neighbours(office.owner())
                        .family(1, 2, LISTED, born("1980-01").died("2026-02-03"));
        finds(office, family, "EXCLUDED", "payee-deceased");
    }

    @Test
    void a_dead_payee_is_held_where_the_programme_says_so_until_another_is_named() {
        // Given
        Office office = new Office("36.73", "CHECK_73");
        Neighbours all = new Neighbours("36.73");
        UUID family = all.family(1, 2, LISTED, born("1980-01").died("2026-02-03"), born("2004-01"));
        office.tryDefine(
                        "SEMBAKO",
                        terms ->
                                terms.get("rule")
                                        .forEach(clause -> {
                                            if (clause.path("kind")
                                                    .asText()
                                                    .equals("payee-alive")) {
                                                ((ObjectNode) clause)
                                                        .put("kind", "payee-to-replace");
                                            }
                                        }))
                .then()
                .statusCode(200);
        UUID run = freeze(office);

        // When
        JsonPath held = office.why(family, "2026-11");
        Response byWord = release(office, run, family, "Sudah dilihat");
        office.preparer()
                .header("If-Match", office.run(run).header("ETag"))
                .body("{\"reason\":\"ganti pengurus\"}")
                .post("/v1/runs/" + run + "/cancellation")
                .then()
                .statusCode(200);
        var renamed =
                all.family(
                        1, 2, LISTED, 2, "2026-11-20T00:00:00Z", born("1982-01"), born("2004-01"));
        var again = freeze(office);

        // Then
        assertThat(held.getString("items[0].verdict")).isEqualTo("HELD");
        assertThat(held.getString("items[0].textId"))
                .contains("sampai keluarga menetapkan pengurus baru")
                .contains("Kepesertaan Bapak/Ibu tidak dibatalkan.");
        Office.refused(byWord, 409, "hold-not-releasable");
        assertThat(office.why(family, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
    }

    @Test
    void a_family_that_has_moved_out_of_the_region_is_excluded() {
        Office office = Office.fresh("CHECK");
        UUID family =
                new Neighbours(office.owner())
                        .livingIn("35.78.01.1001")
                        .family(1, 2, LISTED, born("1980-01"));
        finds(office, family, "EXCLUDED", "moved-away");
    }

    @Test
    void a_nik_that_cannot_be_one_is_held() {
        Office office = Office.fresh("CHECK");
        UUID family =
                new Neighbours(office.owner())
                        .family(1, 2, LISTED, born("1980-01").nik("3524019913800001"));
        finds(office, family, "HELD", "nik-invalid");
    }

    @Test
    void a_payee_whom_the_civil_registry_does_not_match_is_excluded() {
        Office office = Office.fresh("CHECK");
        UUID family =
                new Neighbours(office.owner()).family(1, 2, LISTED, born("1980-01").unmatched());
        finds(office, family, "EXCLUDED", "civil-mismatch");
    }

    @Test
    void two_who_are_recorded_under_one_nik_are_both_held() {
        Office office = Office.fresh("CHECK");
        Neighbours all = new Neighbours(office.owner());
        UUID one = all.family(1, 2, LISTED, born("1980-01"));
        UUID other = all.family(2, 2, LISTED, born("1980-01").nik(all.nik(1, 0)));
        finds(office, one, "HELD", "nik-shared");
        assertThat(office.whyCode(other, "2026-11")).isEqualTo("nik-shared");
    }

    @Test
    void two_who_are_paid_into_one_account_are_both_held() {
        Office office = Office.fresh("CHECK");
        Neighbours all = new Neighbours(office.owner());
        UUID one = all.family(1, 2, LISTED, born("1980-01").account("0661"));
        UUID other = all.family(2, 2, LISTED, born("1980-01").account("0661"));
        finds(office, one, "HELD", "account-shared");
        assertThat(office.whyCode(other, "2026-11")).isEqualTo("account-shared");
    }

    @Test
    void a_member_in_an_excluded_job_excludes_the_family() {
        Office office = Office.fresh("CHECK");
        UUID family =
                new Neighbours(office.owner())
                        .family(
                                1,
                                2,
                                LISTED,
                                born("1980-01"),
                                born("1978-01").worksAs("CIVIL_SERVANT"));
        finds(office, family, "EXCLUDED", "excluded-job");
    }

    @Test
    void a_family_that_was_never_proposed_for_any_list_is_excluded() {
        // Given
        Office office = Office.fresh("CHECK");
        Neighbours all = new Neighbours(office.owner());
        UUID never = all.family(1, 2, List.of(), born("1980-01"));
        UUID once = all.family(2, 2, List.of("-PIP"), born("1980-01"));
        define(office, "BLT", "{\"kind\":\"ever-proposed\",\"arguments\":[]}");

        // When
        var run = freeze(office);

        // Then
        assertThat(office.whyCode(never, "2026-11")).isEqualTo("never-proposed");
        assertThat(office.why(once, "2026-11").getString("items[0].verdict")).isEqualTo("ELIGIBLE");
    }

    @Test
    void a_family_that_was_taken_off_the_list_is_told_that_it_was_deactivated() {
        // Given
        Office office = Office.fresh("CHECK");
        UUID family =
                new Neighbours(office.owner()).family(1, 2, List.of("-SEMBAKO"), born("1980-01"));
        define(office, "SEMBAKO", null);

        // When
        var run = freeze(office);

        // Then
        JsonPath why = office.why(family, "2026-11");
        assertThat(why.getString("items[0].verdict")).isEqualTo("EXCLUDED");
        assertThat(why.getList("items[0].reasons.code"))
                .containsExactly("not-on-roster", "deactivated");
        assertThat(why.getList("items[0].reasons.regulation")).contains("Temuan BPK");
    }

    @Test
    void an_account_in_another_name_is_held_until_a_person_releases_it_with_a_reason() {
        // Given
        Office office = Office.fresh("CHECK");
        UUID family =
                new Neighbours(office.owner())
                        .family(1, 2, LISTED, born("1980-01").paidInto("BUDI"));
        finds(office, family, "HELD", "holder-name-differs");
        UUID run = office.runs().getFirst();

        // When
        Response without = release(office, run, family, "");
        Response released = release(office, run, family, "Rekening anak, surat kuasa 12/2026");

        // Then
        Office.refused(without, 422, "field-invalid");
        released.then().statusCode(200);
        assertThat(office.why(family, "2026-11").getString("items[0].verdict"))
                .isEqualTo("ELIGIBLE");
        assertThat(Audit.events(office, "hold-released.v1")).isPositive();
    }

    @Test
    void a_death_learned_late_lists_every_payment_after_the_day_and_what_to_do_about_each() {
        // Given
        Office office = Office.fresh("CHECK");
        Neighbours all = new Neighbours(office.owner());
        UUID family = all.family(1, 2, LISTED, born("1980-01"));
        define(office, "SEMBAKO", null);
        var budget = office.budget(10_000_000);
        UUID before = office.instructed("2026-07");
        office.credited(before);
        UUID paid = office.instructed("2026-08", "2026-09");
        office.credited(paid);
        UUID instructed = office.instructed("2026-10");

        // When
        UUID same =
                all.family(
                        1,
                        2,
                        LISTED,
                        2,
                        "2026-11-20T00:00:00Z",
                        born("1980-01").died("2026-06-15"));

        // Then
        assertThat(same).isEqualTo(family);
        assertThat(List.of(before, paid, instructed)).doesNotHaveDuplicates();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        office.preparer()
                                .queryParam("owner", office.owner())
                                .get("/v1/recoveries/deaths")
                                .then()
                                .statusCode(200)
                                .body("items.size()", equalTo(4))
                                .body(
                                        "items.collect { it.month + ' ' + it.action }",
                                        hasItems(
                                                "2026-08 RECOVER",
                                                "2026-09 RECOVER",
                                                "2026-10 STOP")));
    }

    @Test
    void the_day_after_a_death_begins_at_midnight_in_jakarta() {
        // Given
        Office office = Office.fresh("CHECK");
        Neighbours all = new Neighbours(office.owner());
        UUID before = all.family(1, 2, LISTED, born("1980-01"));
        UUID after = all.family(2, 2, LISTED, born("1980-01"));
        define(office, "SEMBAKO", null);
        var budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-08");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Audit.number(
                                        "with made as (update view_ledger.payment set made_at ="
                                                + " '2026-08-14T17:30:00Z' where run_id = '"
                                                + run
                                                + "' returning 1) select count(*) from made")
                                == 2);

        // When
        UUID died = all.family(1, 2, LISTED, 2, "2026-08-20T00:00:00Z", dead("2026-08-14"));
        UUID diedLater = all.family(2, 2, LISTED, 2, "2026-08-20T00:00:00Z", dead("2026-08-15"));

        // Then
        assertThat(List.of(died, diedLater)).containsExactly(before, after);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_person where died_on is"
                                                + " not null and owner = '"
                                                + office.owner()
                                                + "'")
                                == 2);
        office.preparer()
                .queryParam("owner", office.owner())
                .get("/v1/recoveries/deaths")
                .then()
                .body("items.beneficiaryId", equalTo(List.of(before.toString())));
    }

    private static Neighbours.Member dead(String on) {
        return born("1980-01").died(on);
    }

    /** Freezes a month of Sembako and asks why. */
    private static void finds(Office office, UUID family, String verdict, String code) {
        define(office, "SEMBAKO", null);
        var run = freeze(office);
        JsonPath why = office.why(family, "2026-11");
        assertThat(why.getString("items[0].verdict")).isEqualTo(verdict);
        assertThat(why.getList("items[0].reasons.code")).containsExactly(code);
        assertThat(why.getString("items[0].reasons[0].textId")).isNotBlank().isNotEqualTo(code);
    }

    private static UUID freeze(Office office) {
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");
        return run;
    }

    private static void define(Office office, String sample, @Nullable String clause) {
        office.tryDefine(
                        sample,
                        terms -> {
                            if (clause != null) {
                                ((ArrayNode) terms.get("rule")).add(json(clause));
                            }
                        })
                .then()
                .statusCode(200);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) EventCodec.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response release(Office office, UUID run, UUID family, String reason) {
        return office.preparer()
                .header("If-Match", office.run(run).header("ETag"))
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/v1/runs/" + run + "/holds/" + family + "/release");
    }
}
