package id.dinsos.registry.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.Api;
import id.dinsos.registry.Past;
import id.dinsos.testkit.CloudEvents;
import id.dinsos.testkit.TestPostgres;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Each test has a district of its own. */
@QuarkusTest
@WithTestResource(TestServices.class)
class OutcomeResourceTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    @Inject Views views;
    @Inject ObjectMapper mapper;
    @Inject Inbox inbox;
    @Inject Zones zones;

    @Test
    void a_month_has_who_came_and_who_went_and_why_and_what_is_left_is_the_difference() {
        // Given
        String stays = family("35.24.14.2002", 3);
        String rises = family("35.24.14.2002", 4);
        String leaves = family("35.24.14.2003", 2);
        String moves = family("35.24.14.2002", 1);
        // When
        rank(rises, 5);
        change(leaves, "move-out", Map.of("reason", "WORK"));
        change(moves, "move", Map.of("region", "35.24.14.2003"));
        change(stays, "listing", Map.of("source", "DTSEN", "programme", "SEMBAKO"));
        change(stays, "listing", Map.of("source", "DTSEN", "programme", "PKH"));
        var off = Map.of("source", "DTSEN", "programme", "PKH", "reason", "GRADUATED");
        change(stays, "delisting", off);
        // Then
        JsonPath month = outcomes("parent=35.24.14");
        assertThat(month.getLong("total.families")).isEqualTo(3);
        assertThat(month.getLong("total.people")).isEqualTo(3);
        assertThat(month.getLong("total.poorFamilies")).isEqualTo(2);
        assertThat(month.getLong("total.leftPoverty")).isEqualTo(1);
        assertThat(month.getLong("total.graduated")).isEqualTo(1);
        // Four came from the village in which they were registered, one moved on.
        assertThat(month.getMap("total.entered")).isEqualTo(Map.of("MOVED_WITHIN", 5));
        assertThat(month.getMap("total.left")).isEqualTo(Map.of("MOVED_OUT", 1, "MOVED_WITHIN", 1));
        assertThat(month.getMap("total.listed")).isEqualTo(Map.of("SEMBAKO", 1, "PKH", 1));
        assertThat(month.getMap("total.delisted")).isEqualTo(Map.of("PKH/GRADUATED", 1));
        assertThat(month.getList("rows.region"))
                .isEqualTo(List.of("35.24.14.2002", "35.24.14.2003"));
        assertThat(balanced(month)).isTrue();
    }

    @Test
    void any_month_is_as_it_was_known_on_any_day() {
        // Given
        String id = family("35.24.15.2001", 2);
        change(id, "move-out", Map.of("reason", "FAMILY"));
        Past.recorded(id, 1, "2026-03-10T03:00:00Z");
        Past.recorded(id, 2, "2026-03-10T03:00:00Z");
        Past.recorded(id, 3, "2026-03-11T03:00:00Z");
        Past.recorded(id, 4, "2026-05-05T18:00:00Z");
        Past.rebuild(views.get("outcome"));
        // When
        String place = "parent=35.24.15&month=";
        // Then
        assertThat(outcomes(place + "2026-02").getLong("total.families")).isZero();
        assertThat(outcomes(place + "2026-03").getLong("total.families")).isEqualTo(1);
        assertThat(outcomes(place + "2026-03&knownOn=2026-03-09").getLong("total.families"))
                .isZero();
        assertThat(outcomes(place + "2026-04").getMap("total.left")).isEmpty();
        assertThat(outcomes(place + "2026-04").getLong("total.poorPeople")).isEqualTo(1);
        // Learned at one in the morning of the 6th, where the office is.
        assertThat(outcomes(place + "2026-05&knownOn=2026-05-05").getLong("total.families"))
                .isEqualTo(1);
        assertThat(outcomes(place + "2026-05").getMap("total.left"))
                .isEqualTo(Map.of("MOVED_OUT", 1));
    }

    @Test
    void families_that_were_paid_are_counted_with_their_young_children_until_it_comes_back() {
        // Given
        YearMonth month = YearMonth.now(ZONE);
        String id = family("35.24.16.2001", 2);
        born(id, month.minusMonths(59).atDay(1));
        born(id, month.minusMonths(60).atEndOfMonth());
        Past.caughtUp(views.get("outcome"));
        UUID payment = UUID.randomUUID();
        // When
        paid(payment, 1, id, "INSTRUCTED", month);
        paid(payment, 2, id, "CREDITED", month);
        paid(payment, 3, id, "WITHDRAWN", month);
        paid(payment, 3, id, "WITHDRAWN", month);
        // Then
        Awaitility.await()
                .until(() -> outcomes("parent=35.24.16").getLong("total.aidedFamilies") == 1);
        JsonPath told = outcomes("parent=35.24.16");
        assertThat(told.getLong("total.aidedPeople")).isEqualTo(3);
        assertThat(told.getLong("total.childrenUnderFive")).isEqualTo(1);
        assertThat(outcomes("parent=35.24.16&programme=PKH").getLong("total.aidedFamilies"))
                .isZero();
        paid(payment, 4, id, "RETURNED", month);
        Awaitility.await()
                .until(() -> outcomes("parent=35.24.16").getLong("total.aidedFamilies") == 0);
        assertThat(outcomes("parent=35.24.16").getLong("total.childrenUnderFive")).isZero();
    }

    @Test
    void who_begins_to_count_while_the_database_is_away_waits_for_it() {
        // Given
        AidedConsumer counting = new AidedConsumer(inbox, mapper, views, zones);
        TestPostgres.Database lost = TestServices.database();
        TestPostgres.Database server = new TestPostgres.Database("postgres", lost.port());
        CompletableFuture<Void> counted;
        // When
        server.execute("alter database %s with allow_connections false".formatted(lost.name()));
        try {
            server.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                            .formatted(lost.name()));
            counted =
                    counting.payments(new ConsumerRecords<>(Map.of(), Map.of()))
                            .subscribeAsCompletionStage();
            server.execute("select pg_sleep(1)");
            assertThat(counted).isNotDone();
        } finally {
            server.execute("alter database %s with allow_connections true".formatted(lost.name()));
        }
        // Then
        assertThat(counted).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void a_table_has_a_line_for_each_figure_and_says_of_what_day_it_is() {
        // Given
        var unused = family("35.24.17.2001", 2);
        Past.caughtUp(views.get("outcome"));
        String day = LocalDate.now(ZONE).toString();
        String month = day.substring(0, 7);
        // When
        var answer = officer().get("/v1/outcomes/table.csv?parent=35.24.17");
        // Then
        answer.then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .body(startsWith("\uFEFFwilayah;nama;bulan;"))
                .body(containsString("35.24.17.2001;"))
                .body(containsString(";%s;%s;keluarga_miskin;;1;".formatted(month, day)));
    }

    @Test
    void the_public_sees_poverty_without_a_token_in_multiples_of_five_with_dates() {
        // When
        var answer = RestAssured.get("/v1/public-outcomes?regency=35.24");
        // Then
        answer.then()
                .statusCode(200)
                .body("entered", nullValue())
                .body("districts[0].left", nullValue());
        JsonPath told = answer.jsonPath();
        assertThat(LocalDate.parse(told.getString("countedOn"))).isNotNull();
        assertThat(told.getString("month"))
                .isEqualTo(YearMonth.now(ZONE).minusMonths(1).toString());
        List<Integer> counts = told.getList("districts.families");
        assertThat(counts).allMatch(count -> count % 5 == 0);
        assertThat(told.getInt("graduated") % 5).isZero();
        assertThat(told.getInt("childrenUnderFive") % 5).isZero();
    }

    /** So that no sum says more than what the tables of the month say anyway. */
    @Test
    void what_is_public_of_a_district_is_the_sum_of_what_its_villages_show() {
        // Given
        String tables = "/v1/statistics/public?parent=35.24&of=";
        // When
        JsonPath told = RestAssured.get("/v1/public-outcomes?regency=35.24").jsonPath();
        JsonPath families = Api.as("warga", "64.08").get(tables + "HOUSEHOLDS").jsonPath();
        JsonPath people = Api.as("warga", "64.08").get(tables + "PERSONS").jsonPath();
        // Then
        List<String> districts = told.getList("districts.region");
        for (String district : districts) {
            String row = "find { it.region == '" + district + "' }";
            assertThat(told.getInt("districts." + row + ".families"))
                    .isEqualTo(families.getInt("rows." + row + ".counts[11]"));
            List<Integer> poor = families.getList("rows." + row + ".counts");
            assertThat(told.getInt("districts." + row + ".poorFamilies"))
                    .isEqualTo(poor.subList(1, 5).stream().mapToInt(x -> x).sum());
            List<Integer> persons = people.getList("rows." + row + ".counts");
            assertThat(told.getInt("districts." + row + ".people"))
                    .isEqualTo(persons == null ? 0 : persons.getLast());
        }
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        String path = "/v1/outcomes?parent=";
        officer().get("/v1/outcomes").then().statusCode(422);
        officer().get(path + "35.24.14.2002").then().statusCode(422);
        officer().get(path + "35.24&programme=x;y").then().statusCode(422);
        officer()
                .get(path + "35.24&month=2999-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("date-in-future"));
        officer().get(path + "35.24&knownOn=2999-01-01").then().statusCode(422);
        Api.as("rudi", "64.08", "officer").get(path + "35.24").then().statusCode(403);
        RestAssured.get("/v1/public-outcomes?regency=99.99").then().statusCode(422);
        RestAssured.get(path + "35.24").then().statusCode(401);
    }

    /** Families at the end are those at the start, and who came less who went. */
    private static boolean balanced(JsonPath month) {
        Map<String, Integer> entered = month.getMap("total.entered");
        Map<String, Integer> left = month.getMap("total.left");
        return sum(entered) - sum(left) == month.getLong("total.families");
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(x -> x).sum();
    }

    private JsonPath outcomes(String query) {
        Past.caughtUp(views.get("outcome"));
        return officer().get("/v1/outcomes?" + query).then().statusCode(200).extract().jsonPath();
    }

    private static io.restassured.specification.RequestSpecification officer() {
        return Api.as("dewi", "35.24", "officer");
    }

    /** Of one person, in a village and ranked; its record is at version 3. */
    private static String family(String village, int decile) {
        String id = Api.newHousehold(Api.newPerson("Budi"));
        change(id, "move", Map.of("region", village, "address", Map.of("street", "Jalan")));
        rank(id, decile);
        return id;
    }

    private static void rank(String id, int decile) {
        change(id, "ranking", Map.of("decile", decile));
    }

    private static void change(String id, String what, Map<String, ?> body) {
        String path = "/v1/households/" + id;
        String etag = Api.registrar().get(path).header("ETag").replace("\"", "");
        Api.change(path + "/" + what, Integer.parseInt(etag), body).then().statusCode(200);
    }

    private static void born(String id, LocalDate day) {
        Api.registrar()
                .body(Map.of("identity", Map.of("name", "Anak", "birthDate", day.toString())))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/households/" + id + "/birth")
                .then()
                .statusCode(201);
    }

    private void paid(UUID payment, int version, String household, String state, YearMonth month) {
        Payment told =
                new Payment(
                        payment,
                        "payment-told",
                        UUID.randomUUID(),
                        UUID.fromString(household),
                        "35.24.16.2001",
                        "35.24",
                        "SEMBAKO",
                        month.toString(),
                        200_000,
                        state,
                        null);
        try {
            CloudEvents.queue(
                    DisbursementMessage.PAYMENTS,
                    payment,
                    version,
                    "35.24",
                    LocalDate.now(ZONE) + "T00:00:00Z",
                    mapper.writeValueAsBytes(told));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        CloudEvents.flush();
    }
}
