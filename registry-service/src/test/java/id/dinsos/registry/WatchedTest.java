package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operations see of the service, and do to it. */
@QuarkusTest
@WithTestResource(TestServices.class)
class WatchedTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void commands_events_rows_and_reads_are_counted_as_they_happen() {
        // Given
        double events = told("dinsos_events_appended_total");
        double accepted = told("dinsos_command_seconds_count", "Register", "accepted");
        double refused = told("dinsos_command_seconds_count", "Register", "nik-held-by-other");
        double rows = told("dinsos_intake_rows_total", "members");
        double rejected = told("dinsos_intake_rejected_total", "members");
        double faults = told("dinsos_faults_total", "500");
        double clashes = told("dinsos_registry_number_clashes_total");
        // When
        String nik = Api.newNik();
        Api.registerPerson(nik, "Budi Terpantau").then().statusCode(201);
        Api.registerPerson(nik, "Joko Terpantau").then().statusCode(409);
        double afterTwo = told("dinsos_events_appended_total");
        var unused = Uploads.take(new SampleFiles().family(99_801, 3).member(1, "nik", "1"));
        // Then
        assertThat(afterTwo - events).isEqualTo(1);
        assertThat(told("dinsos_command_seconds_count", "Register", "accepted") - accepted)
                .isEqualTo(1);
        assertThat(told("dinsos_command_seconds_count", "Register") - accepted - refused)
                .isGreaterThanOrEqualTo(2);
        assertThat(told("dinsos_registry_number_clashes_total") - clashes).isEqualTo(1);
        assertThat(told("dinsos_intake_rows_total", "members") - rows).isEqualTo(3);
        assertThat(told("dinsos_intake_rejected_total", "members") - rejected).isEqualTo(1);
        assertThat(told("dinsos_faults_total", "500")).isEqualTo(faults);
        assertThat(told("dinsos_parked_messages")).isZero();
        assertThat(told("dinsos_view_failing")).isZero();
    }

    @Test
    void every_metric_of_ours_says_what_it_is() {
        var unused = Uploads.take(new SampleFiles().family(99_811, 1));
        Set<String> told = new TreeSet<>();
        Set<String> explained = new TreeSet<>();
        for (String line : metrics()) {
            String[] words = line.split("[ {]", 4);
            if (line.startsWith("# TYPE dinsos_")) {
                told.add(words[2]);
            } else if (line.startsWith("# HELP dinsos_") && words.length > 3) {
                explained.add(words[2]);
            }
        }
        assertThat(told).hasSizeGreaterThan(20);
        assertThat(explained).isEqualTo(told);
    }

    @Test
    void operations_see_each_view_and_have_one_built_anew_while_it_answers() {
        // Given
        String person = Api.newPerson("Sri Dibangun");
        String home = Api.newHousehold(person);
        operator()
                .get("/v1/views")
                .then()
                .statusCode(200)
                .body("name", hasItems("household", "person"));
        operator().get("/v1/views/nothing").then().statusCode(404);
        Api.registrar().get("/v1/views").then().statusCode(403);
        Api.as("dewi", "35", "auditor").post("/v1/views/household/rebuild").then().statusCode(403);
        // When
        operator().post("/v1/views/household/rebuild").then().statusCode(202);
        // Then
        await().atMost(LIMIT)
                .until(() -> {
                    var view = operator().get("/v1/views/household").jsonPath();
                    return !view.getBoolean("rebuilding") && view.getLong("rebuiltEvents") > 0;
                });
        operator().get("/v1/views/household").then().statusCode(200).body("failure", equalTo(null));
        assertThat(
                        Api.registrar()
                                .get("/v1/households?region=35.24.01.2002&limit=500")
                                .jsonPath()
                                .<String>getList("items.id"))
                .contains(home);
    }

    @Test
    void operations_have_everything_said_again_once_and_see_how_far_it_is() {
        // Given
        String unused = Api.newPerson("Sri Diulang");
        String order = "/v1/republications/" + java.util.UUID.randomUUID();
        operator().get(order).then().statusCode(404);
        Api.registrar().put(order).then().statusCode(403);
        Api.as("dewi", "35", "auditor").put(order).then().statusCode(403);
        operator().put("/v1/republications/of-an-odd-name").then().statusCode(404);
        // When
        operator().put(order).then().statusCode(202).body("askedBy", equalTo("ops"));
        operator().put(order).then().statusCode(202);
        // Then
        await().atMost(LIMIT).until(() -> operator().get(order).jsonPath().get("doneAt") != null);
        operator()
                .get(order)
                .then()
                .statusCode(200)
                .body("messages", org.hamcrest.Matchers.greaterThan(1));
        operator()
                .get("/v1/republications")
                .then()
                .statusCode(200)
                .body("id", hasItems(order.substring("/v1/republications/".length())));
    }

    private static RequestSpecification operator() {
        return Api.as("ops", "35", "admin");
    }

    private static Iterable<String> metrics() {
        return RestAssured.get("/q/metrics").asString().lines().toList();
    }

    /** The sum of all series of a metric that have these labels. */
    private static double told(String metric, String... labels) {
        double sum = 0;
        for (String line : metrics()) {
            boolean mine = line.startsWith(metric + "{") || line.startsWith(metric + " ");
            if (mine && Stream.of(labels).allMatch(label -> line.contains("=\"" + label + "\""))) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return sum;
    }
}
