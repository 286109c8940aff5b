package id.dinsos.registry.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of households while households move. */
@QuarkusTest
@WithTestResource(TestServices.class)
class HouseholdPagesTest {
    private static final String EARLY = "35.24.07.2001";
    private static final String MIDDLE = "35.24.07.2002";
    private static final String LATE = "35.24.07.2003";

    @Inject Views views;

    private String first = "";
    private String second = "";

    @BeforeEach
    void two_households_in_two_villages() {
        first = householdIn(MIDDLE);
        second = householdIn(LATE);
        settle();
    }

    @Test
    void a_household_that_moves_to_a_village_already_read_is_on_a_later_page() {
        // Given
        Pages pages = new Pages();
        pages.readUntil(first);
        move(second, EARLY);
        // When
        pages.readToTheEnd();
        // Then
        assertThat(pages.ids).contains(first, second);
        assertThat(pages.villageOf(second)).isEqualTo(EARLY);
    }

    @Test
    void a_household_that_moves_ahead_of_the_pages_comes_again_as_it_stands_now() {
        // Given
        Pages pages = new Pages();
        pages.readUntil(first);
        move(first, LATE);
        // When
        pages.readToTheEnd();
        // Then
        assertThat(pages.villageOf(first)).isEqualTo(LATE);
        assertThat(pages.ids).contains(second);
    }

    @Test
    void a_household_whose_decile_comes_into_the_list_meanwhile_is_on_it() {
        // Given
        rank(first, 9);
        rank(second, 8);
        rank(householdIn(LATE), 8);
        settle();
        Pages pages = new Pages("decileFrom=8&decileTo=8");
        pages.read();
        rank(first, 8);
        // When
        pages.readToTheEnd();
        // Then
        assertThat(pages.ids).contains(first);
    }

    @Test
    void many_who_move_while_pages_are_read_are_all_on_the_pages_behind() {
        // Given
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(householdIn(LATE));
        }
        settle();
        Pages pages = new Pages();
        pages.readUntil(first);
        all.forEach(id -> move(id, EARLY));
        // When
        pages.readToTheEnd();
        // Then
        assertThat(pages.ids).containsAll(all);
    }

    @Test
    void a_page_says_as_of_what_place_of_the_log_it_is() {
        // Given
        var written =
                Api.change(
                        "/v1/households/" + first + "/ranking",
                        version(first),
                        Map.of("decile", 3));
        // When
        var page =
                Api.registrar()
                        .header("X-Position", written.getHeader("X-Position"))
                        .get("/v1/households?region=35.24.07&limit=500");
        // Then
        page.then().statusCode(200);
        assertThat(id.dinsos.eventstore.rules.Position.parse(page.jsonPath().getString("position")))
                .isGreaterThanOrEqualTo(
                        id.dinsos.eventstore.rules.Position.parse(written.getHeader("X-Position")));
    }

    @Test
    void a_cursor_is_good_for_the_list_that_gave_it_alone() {
        // Given
        String next = list(null, "").getString("next");
        // When
        var answer =
                Api.registrar()
                        .queryParam("cursor", next)
                        .get("/v1/households?region=35.24.01&limit=1");
        // Then
        answer.then().statusCode(422).body("code", equalTo("cursor-invalid"));
    }

    private void settle() {
        Past.caughtUp(views.get("household"));
    }

    private static String householdIn(String village) {
        String id = Api.newHousehold(Api.newPerson("Budi"));
        move(id, village);
        return id;
    }

    private static void move(String id, String village) {
        Api.change("/v1/households/" + id + "/move", version(id), Map.of("region", village))
                .then()
                .statusCode(200);
    }

    private static void rank(String id, int decile) {
        Api.change("/v1/households/" + id + "/ranking", version(id), Map.of("decile", decile))
                .then()
                .statusCode(200);
    }

    private static int version(String id) {
        String etag = Api.registrar().get("/v1/households/" + id).getHeader("ETag");
        return Integer.parseInt(etag.replace("\"", ""));
    }

    private static JsonPath list(@Nullable String cursor, String filter) {
        var request = Api.registrar();
        if (cursor != null) {
            var unused = request.queryParam("cursor", cursor);
        }
        Response page = request.get("/v1/households?region=35.24.07&limit=1&" + filter);
        page.then().statusCode(200);
        return page.jsonPath();
    }

    /** Somebody who reads page after page. */
    private final class Pages {
        private final String filter;
        private final List<String> ids = new ArrayList<>();
        private final List<String> villages = new ArrayList<>();
        private @Nullable String next;

        Pages() {
            this("decileTo=10");
        }

        Pages(String filter) {
            this.filter = filter;
        }

        void readUntil(String id) {
            do {
                read();
            } while (!ids.contains(id));
        }

        void readToTheEnd() {
            settle();
            while (next != null) {
                read();
            }
        }

        String villageOf(String id) {
            return villages.get(ids.lastIndexOf(id));
        }

        private void read() {
            JsonPath page = list(next, filter);
            ids.addAll(page.getList("items.id"));
            villages.addAll(page.getList("items.region"));
            next = page.getString("next");
        }
    }
}
