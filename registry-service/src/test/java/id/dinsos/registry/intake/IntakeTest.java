package id.dinsos.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServices.class)
class IntakeTest {
    @Test
    void a_sound_pair_of_files_is_taken_in_whole() {
        // Given
        FamilyFile files = new FamilyFile().family(101, 3).family(102, 1);
        // When
        JsonPath status = Uploads.take(files);
        // Then
        assertThat(status.getString("failure")).isNull();
        assertThat(status.getString("state")).isEqualTo("DONE");
        assertThat(status.getInt("householdsRegistered")).isEqualTo(2);
        assertThat(status.getInt("personsRegistered")).isEqualTo(4);
        assertThat(status.getInt("errors")).isZero();
    }

    @Test
    void the_same_files_again_change_nothing() {
        // Given
        FamilyFile files = new FamilyFile().family(111, 3).family(112, 2);
        var first = Uploads.take(files);
        // When
        JsonPath again = Uploads.take(files);
        // Then
        assertThat(first.getInt("personsRegistered")).isEqualTo(5);
        assertThat(again.getInt("householdsUnchanged")).isEqualTo(2);
        assertThat(again.getInt("personsUnchanged")).isEqualTo(5);
        assertThat(again.getInt("personsChanged")).isZero();
        assertThat(again.getInt("errors")).isZero();
    }
}
