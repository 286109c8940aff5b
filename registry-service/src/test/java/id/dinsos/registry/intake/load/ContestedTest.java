package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestPostgres;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/**
 * A number that is lost to somebody else whenever it is written, though nobody seems to hold it.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class ContestedTest {
    private static final int CONTESTED = 77_702;

    @Test
    void a_family_that_loses_three_races_for_a_number_is_given_back_and_costs_no_other_its_place() {
        // Given
        SampleFiles files =
                new SampleFiles().family(77_701, 2).family(CONTESTED, 2).family(77_703, 1);
        TestPostgres.Database database = TestServices.database();
        loseEachRaceFor(database, Uploads.personId(10 * CONTESTED).toString());

        // When
        JsonPath lost = Uploads.take(files);
        long tries = database.number("select last_value from contested_tries");
        database.execute("drop trigger contested on claim");
        JsonPath again = Uploads.take(files);

        // Then
        assertThat(lost.getString("state")).isEqualTo("DONE");
        assertThat(lost.getInt("householdsRegistered")).isEqualTo(2);
        assertThat(lost.getInt("personsRegistered")).isEqualTo(3);
        assertThat(lost.getInt("familiesRejected")).isEqualTo(1);
        assertThat(lost.getInt("membersRejected")).isEqualTo(2);
        assertThat(Uploads.errors(lost).getList("items.code"))
                .containsExactly("number-contested", "family-rejected", "family-rejected");
        assertThat(Uploads.rejected(lost, "families").lines().skip(1))
                .singleElement()
                .asString()
                .contains(SampleFiles.nik(10 * CONTESTED));
        assertThat(tries).as("three with the others, three alone").isEqualTo(6);
        assertThat(again.getInt("errors")).isZero();
        assertThat(again.getInt("householdsRegistered")).isEqualTo(1);
        assertThat(again.getInt("householdsUnchanged")).isEqualTo(2);
    }

    /** As if another transaction had always just taken it: PostgreSQL says so at the commit. */
    private static void loseEachRaceFor(TestPostgres.Database database, String person) {
        // A sequence counts what is rolled back, too.
        database.execute("create sequence contested_tries");
        database.execute(
                """
                create function lose_the_race() returns trigger language plpgsql as $$
                begin
                    if new.stream_id = '%s' then
                        perform nextval('contested_tries');
                        raise exception 'lost' using errcode = '23505', constraint = 'claim_once';
                    end if;
                    return new;
                end $$
                """
                        .formatted(person));
        database.execute(
                "create trigger contested before insert on claim for each row"
                        + " execute function lose_the_race()");
    }
}
