package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.contracts.CaseMessage;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Twenty families after a fire: asked for over Kafka, listed, approved, paid, and not twice. */
@QuarkusTest
@WithTestResource(TestServices.class)
class AssistanceTest {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A decree lapses with its year. */
    private static final LocalDate DECREED = LocalDate.now(ZoneId.of("Asia/Jakarta"));

    static final String LISTS = "/v1/assistance-lists";

    @Test
    void twenty_families_after_a_fire_are_paid_once_out_of_the_budget_and_the_case_is_answered() {
        // Given
        Office office = office("38.91");
        UUID budget = office.budget(DECREED.getYear(), 60_000_000);
        List<UUID> families = families("38.91", 20);

        // When
        List<UUID> requests = ask(office, families, "KEBAKARAN-1", "188/12");
        Response own = prepare(office, requests, "188/12");
        UUID list = Office.last(own.then().statusCode(201).extract().header("Location"));
        Response byPreparer = step(office, "sari", list, "approval", "approver");
        step(office, "budi", list, "approval", "approver").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> "FILED".equals(state(office, list)));
        UUID file =
                UUID.fromString(
                        office.preparer()
                                .get(LISTS + "/" + list)
                                .jsonPath()
                                .getString("bankFiles[0]"));
        refused(office.tryRelease(file, "rini"), 404, "bank-file-not-found");
        refused(step(office, "sari", list, "release", "preparer"), 403, "releaser-is-involved");
        Response byWhoEntered = step(office, "tono", list, "release", "preparer");
        step(office, "rini", list, "release", "preparer").then().statusCode(200);
        List<Office.Transfer> transfers = office.transfers(file);
        UUID report =
                office.report(
                        Office.csv(
                                transfers.stream()
                                        .map(t -> t.line("CREDITED", "", "B-" + t.id()))
                                        .toList()));

        // Then
        refused(byPreparer, 403, "aid-list-needs-another");
        refused(byWhoEntered, 403, "releaser-is-involved");
        assertThat(report).isNotNull();
        assertThat(transfers).hasSize(20).allMatch(t -> t.amountRupiah() == 3_000_000);
        var books = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(books.getLong("paidRupiah")).isEqualTo(60_000_000);
        assertThat(books.getLong("availableRupiah")).isZero();
        var first = office.preparer().get("/v1/assistance/" + requests.getFirst()).jsonPath();
        assertThat(first.getString("state")).isEqualTo("INSTRUCTED");
        assertThat(
                        office.preparer()
                                .get("/v1/payments/" + first.getString("paymentId"))
                                .jsonPath()
                                .getString("state"))
                .isEqualTo("CREDITED");
        LedgerAudit.prove(office, budget);
    }

    @Test
    void for_one_event_a_family_is_not_paid_through_another_request_of_the_same_kind() {
        // Given
        Office office = office("38.92");
        var budget = office.budget(DECREED.getYear(), 60_000_000);
        List<UUID> families = families("38.92", 1);
        List<UUID> first = ask(office, families, "KEBAKARAN-2", "188/12");
        UUID list = Office.last(prepare(office, first, "188/12").header("Location"));
        step(office, "budi", list, "approval", "approver").then().statusCode(200);

        // When
        UUID other = UUID.randomUUID();
        ask(office, other, families.getFirst(), "KEBAKARAN-2", "188/13", "REQUESTED", 1);
        awaitState(office, other, "REQUESTED");
        UUID again = Office.last(prepare(office, List.of(other), "188/13").header("Location"));
        Response twice = step(office, "budi", again, "approval", "approver");
        Response down =
                office.as("budi", "approver")
                        .header(
                                "If-Match",
                                office.preparer().get(LISTS + "/" + again).header("ETag"))
                        .body(Map.of("reason", "sudah dibayar"))
                        .post(LISTS + "/" + again + "/rejection");
        Response no =
                office.preparer()
                        .header(
                                "If-Match",
                                office.preparer().get("/v1/assistance/" + other).header("ETag"))
                        .body(Map.of("reason", "PAID_ELSEWHERE"))
                        .post("/v1/assistance/" + other + "/refusal");

        // Then
        assertThat(budget).isNotNull();
        refused(twice, 409, "aid-paid-already");
        down.then().statusCode(200);
        no.then().statusCode(200);
        assertThat(
                        office.preparer()
                                .get("/v1/assistance?owner=38.92&state=REFUSED")
                                .jsonPath()
                                .getList("items.reason", String.class))
                .containsExactly("PAID_ELSEWHERE");
    }

    @Test
    void what_the_case_takes_back_is_on_no_list_and_who_cannot_be_paid_is_named() {
        // Given
        Office office = office("38.93");
        var budget = office.budget(DECREED.getYear(), 60_000_000);
        UUID unknown = UUID.randomUUID();
        UUID request = UUID.randomUUID();
        ask(office, request, unknown, "KEBAKARAN-3", "188/12", "REQUESTED", 1);
        awaitState(office, request, "REQUESTED");

        // When
        UUID list = Office.last(prepare(office, List.of(request), "188/12").header("Location"));
        Response nobody = step(office, "budi", list, "approval", "approver");
        ask(office, request, unknown, "KEBAKARAN-3", "188/12", "WITHDRAWN", 2);
        awaitState(office, request, "WITHDRAWN");
        List<UUID> own = ask(office, families("38.93", 1), "KEBAKARAN-5", "188/14");
        UUID entered = Office.last(prepare(office, own, "188/14").header("Location"));
        step(office, "tono", entered, "approval", "approver").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> "FILED".equals(state(office, entered)));
        var left = office.preparer().get("/v1/worklist?owner=38.93").jsonPath();

        // Then
        assertThat(left.getList("items.code")).containsExactly("APPROVER_ENTERED_ACCOUNT");
        assertThat(budget).isNotNull();
        refused(nobody, 409, "aid-not-payable");
        refused(prepare(office, List.of(request), "188/12"), 409, "aid-state-wrong");
        refused(prepare(office, List.of(UUID.randomUUID()), "188/12"), 404, "aid-not-found");
    }

    static Office office(String owner) {
        Office office = new Office(owner, "AID" + owner.substring(3));
        office.define(office.programme());
        return office;
    }

    /** Whose accounts tono has entered. */
    static List<UUID> families(String owner, int count) {
        Neighbours all = new Neighbours(owner);
        List<UUID> families = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            families.add(all.family(i, 2, List.of("SEMBAKO"), born("1980-01").enteredBy("tono")));
        }
        await().atMost(PATIENCE)
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_household h join"
                                                + " beneficiary_identity i on i.person_id = h.payee_id"
                                                + " where i.bank is not null and h.owner = '"
                                                + owner
                                                + "'")
                                == count);
        return families;
    }

    static List<UUID> ask(Office office, List<UUID> families, String event, String decree) {
        List<UUID> requests = new ArrayList<>();
        for (UUID family : families) {
            UUID request = Names.uuid("assistance", event, family, "FURNISHING");
            ask(office, request, family, event, decree, "REQUESTED", 1);
            requests.add(request);
        }
        requests.forEach(request -> awaitState(office, request, "REQUESTED"));
        return requests;
    }

    private static void ask(
            Office office,
            UUID request,
            UUID family,
            String event,
            String decree,
            String state,
            int version) {
        try (RegistryTopics topics = new RegistryTopics()) {
            topics.ask(
                    new CaseMessage.Assistance(
                            request,
                            "assistance-requested",
                            UUID.randomUUID(),
                            family,
                            office.owner() + ".01.2001",
                            office.owner(),
                            "FURNISHING",
                            state,
                            office.programme(),
                            event,
                            3_000_000L,
                            decree,
                            DECREED),
                    version);
            topics.flush();
        }
    }

    private static void awaitState(Office office, UUID request, String state) {
        await().atMost(PATIENCE)
                .until(() ->
                        state.equals(
                                office.preparer()
                                        .get("/v1/assistance/" + request)
                                        .jsonPath()
                                        .getString("state")));
    }

    static Response prepare(Office office, List<UUID> requests, String decree) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        Map.of(
                                "owner", office.owner(),
                                "programme", office.programme(),
                                "decreeNumber", decree,
                                "decreeDate", DECREED.toString(),
                                "requests", requests))
                .post(LISTS);
    }

    static Response step(Office office, String person, UUID list, String what, String role) {
        return office.as(person, role)
                .header("If-Match", office.preparer().get(LISTS + "/" + list).header("ETag"))
                .post(LISTS + "/" + list + "/" + what);
    }

    static @Nullable String state(Office office, UUID list) {
        return office.preparer().get(LISTS + "/" + list).jsonPath().getString("state");
    }
}
