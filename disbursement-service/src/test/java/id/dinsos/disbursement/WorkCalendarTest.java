package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner's calendar, and what comes too late for it. */
@QuarkusTest
@WithTestResource(TestServices.class)
class WorkCalendarTest {
    @Test
    void what_comes_on_a_day_off_waits_until_the_office_works_again() {
        // Given
        Office office = Office.fresh("KALENDER");
        office.families(1);
        office.define(office.programme());
        var budget = office.budget(1_000_000);
        UUID run = office.open("2026-11");
        office.awaitState(run, "FROZEN");

        // When
        set(office, Office.today(), otherDay(), "23:59").then().statusCode(200);
        Response closed = office.submit(run);
        set(office, Office.today(), today(), "23:59:59.999999999").then().statusCode(200);
        Response open = office.submit(run);
        JsonPath known = office.preparer().get(door(office)).jsonPath();

        // Then
        refused(closed, 409, "submission-after-cut-off");
        open.then().statusCode(200);
        assertThat(known.getList("items")).hasSize(1);
        assertThat(known.getString("items[0].workdays[0]")).isEqualTo(today());
        assertThat(known.getString("items[0].holidays[0].name")).isEqualTo("Natal");
        assertThat(known.getString("items[0].by")).isEqualTo("tuti");
    }

    @Test
    void a_file_that_is_late_for_the_bank_does_not_leave() {
        // Given
        Office office = Office.fresh("SORE");
        office.families(1);
        office.define(office.programme());
        var budget = office.budget(1_000_000);
        UUID run = office.instructed("2026-11");
        UUID file = office.bankFiles(run).getFirst();
        set(office, Office.today(), otherDay(), "23:59").then().statusCode(200);

        // When
        Response late = office.tryRelease(file, "rini");

        // Then
        refused(late, 409, "release-after-cut-off");
        set(office, Office.today(), today(), "23:59:59.999999999").then().statusCode(200);
        office.release(file);
    }

    @Test
    void a_calendar_is_set_by_an_administrator_of_the_owner_in_words_that_can_be_read() {
        Office office = Office.fresh("BACA");
        String yesterday = LocalDate.parse(Office.today()).minusDays(1).toString();

        refused(set(office, yesterday, today(), "15:00"), 409, "work-calendar-in-past");
        refused(set(office, Office.today(), "PAYDAY", "15:00"), 422, "field-invalid");
        refused(set(office, Office.today(), today(), "sore"), 422, "field-invalid");
        refused(office.preparer().body("{}").put(door(office)), 403, "role-missing");
        refused(
                office.as("tuti", "admin").body("{}").put("/v1/work-calendars/99.99"),
                403,
                "region-not-yours");
        assertThat(office.preparer().get(door(office)).jsonPath().getList("items")).isEmpty();
    }

    private static String today() {
        return LocalDate.parse(Office.today()).getDayOfWeek().name();
    }

    private static String otherDay() {
        return DayOfWeek.valueOf(today()).plus(3).name();
    }

    private static String door(Office office) {
        return "/v1/work-calendars/" + office.owner();
    }

    private static Response set(Office office, String from, String day, String until) {
        return office.as("tuti", "admin")
                .body(
                        """
                        {"from":"%s","workdays":["%s"],"decree":"188/9",
                         "holidays":[{"day":"2026-12-25","name":"Natal"}],
                         "submissionUntil":"%s","releaseUntil":"%s"}
                        """
                                .formatted(from, day, until, until))
                .put(door(office));
    }
}
