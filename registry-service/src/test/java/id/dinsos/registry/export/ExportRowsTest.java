package id.dinsos.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.registry.export.ExportBody.Format;
import id.dinsos.registry.export.ExportBody.Kind;
import id.dinsos.registry.export.ExportRowsStore.Roll;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rows of an export while households move. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ExportRowsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ExportOrder ORDER =
            new ExportOrder(
                    Kind.HOUSEHOLDS,
                    Format.CSV,
                    "35.24.08",
                    0,
                    10,
                    null,
                    "uji selagi pindah",
                    false,
                    true);

    @Inject ExportRowsStore rows;
    @Inject Views views;

    @Test
    void two_who_move_past_each_other_while_the_file_is_written_are_in_it_once_as_they_stood() {
        // Given
        String one = householdIn("35.24.08.2001");
        String two = householdIn("35.24.08.2003");
        Past.caughtUp(views.get("household"));
        UUID export = UUID.fromString(one);
        Roll roll = rows.settle(export, ORDER).await().atMost(LIMIT);
        move(one, 2, "35.24.08.2003");
        move(two, 2, "35.24.08.2001");
        Past.caughtUp(views.get("household"));
        // When
        List<List<String>> written =
                rows.page(export, ORDER, "sari", 0, roll.position()).await().atMost(LIMIT).rows();
        // Then
        assertThat(written).extracting(row -> row.get(0)).containsOnlyOnce(one, two);
        assertThat(written)
                .filteredOn(row -> row.get(0).equals(one))
                .extracting(row -> row.get(1))
                .containsExactly("35.24.08.2001");
        assertThat(roll.rows()).isEqualTo(written.size());
    }

    @Test
    void whose_data_lie_still_is_not_named_in_the_row_of_their_household_either() {
        // Given
        String head = Api.newPerson("Budi Diam");
        String home = Api.newHousehold(head);
        move(home, 1, "35.24.08.2001");
        Api.registrar()
                .body(Map.of("reason", "Keberatan tertulis sudah diterima"))
                .post("/v1/persons/" + head + "/privacy/restriction")
                .then()
                .statusCode(200);
        Past.caughtUp(views.get("household"));
        Past.caughtUp(views.get("privacy"));
        UUID export = UUID.fromString(home);
        // When
        Roll roll = rows.settle(export, ORDER).await().atMost(LIMIT);
        List<List<String>> written =
                rows.page(export, ORDER, "sari", 0, roll.position()).await().atMost(LIMIT).rows();
        // Then
        assertThat(written)
                .filteredOn(row -> row.get(0).equals(home))
                .extracting(row -> row.get(3))
                .containsExactly("");
    }

    private static String householdIn(String village) {
        String id = Api.newHousehold(Api.newPerson("Budi"));
        move(id, 1, village);
        return id;
    }

    private static void move(String id, int version, String village) {
        Api.change("/v1/households/" + id + "/move", version, Map.of("region", village))
                .then()
                .statusCode(200);
    }
}
