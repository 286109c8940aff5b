package id.dinsos.disbursement;

import static id.dinsos.disbursement.Neighbours.born;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets kept as books: what is set aside, drawn, paid, returned and lapsed adds up for ever. */
@QuarkusTest
@WithTestResource(TestServices.class)
class LedgerTest {
    private static final long PART = 1_300_000;
    private static final long TOKEN = 7_500_000;

    @Test
    void a_year_of_tali_asih_is_set_aside_monthly_paid_once_and_the_rest_lapses() {
        // Given
        Office office = Office.fresh("TALI_ASIH");
        Neighbours all = new Neighbours(office.owner());
        UUID widowed =
                all.family(
                        1,
                        0,
                        List.of(),
                        born("1930-01").died("2026-03-01").fought(1),
                        born("1935-01"));
        UUID alive = all.family(2, 0, List.of(), born("1930-01").fought(-1));
        assertThat(alive).isNotEqualTo(widowed);
        office.tryDefine(
                        "TALI_ASIH_VETERAN",
                        terms -> ((ObjectNode) terms.get("delivery")).put("channel", "BANK"))
                .then()
                .statusCode(200);
        UUID budget = office.budgetOfReserves(20_000_000);
        for (int month = 1; month <= 11; month++) {
            office.setAside(budget, "2026-%02d".formatted(month), PART).then().statusCode(201);
        }
        UUID run = office.open("2026-10");
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);

        // When: one entry is missing, then all twelve are there.
        Response early = office.approve(run, "budi");
        office.setAside(budget, "2026-12", PART).then().statusCode(201);
        office.setAside(budget, "2026-12", PART).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        office.awaitState(run, "INSTRUCTED");
        List<Transfer> sent = office.sent(run);
        var paid = office.report(Office.csv(List.of(sent.get(0).line("CREDITED", "", "B-1"))));
        JsonPath looked = office.lapse(budget, "budi", "2026-12-31", true).jsonPath();
        Response byPreparer = office.lapse(budget, "sari", "2026-12-31", false);
        Response tooEarly = office.lapse(budget, "budi", "2026-12-30", false);
        Response lapsed = office.lapse(budget, "budi", "2026-12-31", false);
        var back =
                office.report(
                        Office.csv(List.of(sent.get(1).line("RETURNED", "ACCOUNT_CLOSED", ""))));

        // Then
        refused(early, 409, "budget-reserves-short");
        early.then().body("detail", containsString("700000 are missing"));
        refused(byPreparer, 403, "budget-closed-by-preparer");
        refused(tooEarly, 422, "budget-year-not-over");
        assertThat(looked.getLong("lapsesRupiah")).isEqualTo(20_000_000 - 2 * TOKEN);
        assertThat(looked.getLong("availableRupiah")).isEqualTo(20_000_000 - 12 * PART);
        assertThat(looked.getLong("staysCommittedRupiah")).isEqualTo(TOKEN);
        assertThat(lapsed.then().statusCode(200).extract().jsonPath().getMap("$"))
                .isEqualTo(looked.getMap("$"));
        JsonPath after = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(after.getLong("paidRupiah")).isEqualTo(TOKEN);
        assertThat(after.getLong("lapsedRupiah")).isEqualTo(20_000_000 - TOKEN);
        assertThat(after.getLong("returnedRupiah")).isEqualTo(TOKEN);
        assertThat(after.getLong("setAsideRupiah")).isZero();
        assertThat(after.getString("lapsedOn")).isEqualTo("2026-12-31");
        refused(office.setAside(budget, "2026-01", 1), 409, "budget-reserve-differs");
        JsonPath reserves =
                office.preparer()
                        .queryParam("owner", office.owner())
                        .queryParam("programme", office.programme())
                        .queryParam("year", 2026)
                        .get("/v1/accountability/reserves")
                        .jsonPath();
        assertThat(reserves.getList("items.setAsideRupiah", Long.class))
                .hasSize(12)
                .containsOnly((long) PART);
        assertThat(reserves.getLong("items[9].paidRupiah"))
                .as("one of the two was returned")
                .isEqualTo(TOKEN);
        assertThat(reserves.getLong("items[11].remainingRupiah")).isEqualTo(12L * PART - TOKEN);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void a_closed_year_takes_no_reserve_and_no_run() {
        // Given
        Office office = office();
        UUID budget = office.budgetOfReserves(1_000_000);
        UUID run = submitted(office, "2026-11");
        office.setAside(budget, "2026-01", 600_000).then().statusCode(201);
        office.approve(run, "budi").then().statusCode(200);

        // When
        Response closed = office.lapse(budget, "budi", "2026-12-31", false);

        // Then
        closed.then().statusCode(200).body("setAsideRupiah", equalTo(600_000));
        refused(office.setAside(budget, "2026-02", 1), 409, "budget-year-closed");
        refused(office.approve(run, "ani"), 409, "budget-year-closed");
        refused(office.lapse(budget, "budi", "2027-01-05", false), 409, "budget-year-closed");
        assertThat(office.lapse(budget, "budi", "2026-12-31", false).body().asString())
                .as("said again")
                .isEqualTo(closed.body().asString());
        refused(
                office.approver("budi")
                        .body("{\"date\":\"2026-12-31\"}")
                        .post("/v1/budgets/" + budget + "/lapse?dryRun=perhaps"),
                422,
                "parameter-invalid");
        LedgerAudit.prove(office, budget);
    }

    @Test
    void a_reserve_that_cannot_be_is_refused() {
        // Given
        Office office = office();
        UUID budget = office.budgetOfReserves(1_000_000);
        UUID other = another(office).budget(1_000_000);

        // When
        Response zero = office.setAside(budget, "2026-01", 0);
        Response outside = office.setAside(budget, "2027-01", 1);
        Response above = office.setAside(budget, "2026-01", 1_000_001);
        Response plain = office.setAside(other, "2026-01", 1);
        Response nowhere = office.setAside(new UUID(0, 7), "2026-01", 1);
        Response notABudget = office.setAside(submitted(office, "2026-11"), "2026-01", 1);

        // Then
        refused(zero, 422, "field-invalid");
        refused(outside, 422, "budget-reserve-outside-year");
        refused(above, 409, "budget-exhausted");
        refused(plain, 409, "budget-not-from-reserves");
        refused(nowhere, 404, "not-found");
        refused(notABudget, 404, "not-found");
    }

    @Test
    void a_decree_of_an_impossible_year_is_refused_with_its_field() {
        // Given
        Office office = office();
        UUID budget = office.budget(1_000_000);
        for (String day : List.of("0026-01-05", "1899-12-31", "20260-01-05")) {
            String decree = "\"decree\":{\"number\":\"188/1\",\"date\":\"" + day + "\"}";
            // When
            Response allotment =
                    office.preparer()
                            .header("Idempotency-Key", Office.key())
                            .body(
                                    """
                                    {"programme":"%s","year":2027,"owner":"%s","source":"APBD",
                                     "allottedRupiah":1000000,%s}
                                    """
                                            .formatted(office.programme(), office.owner(), decree))
                            .post("/v1/budgets");
            Response correction =
                    office.preparer()
                            .header("If-Match", "\"2\"")
                            .body(
                                    "{\"allottedRupiah\":1,\"reason\":\"salah ketik\","
                                            + decree
                                            + "}")
                            .post("/v1/budgets/" + budget + "/correction");
            // Then
            for (Response one : List.of(allotment, correction)) {
                one.then().statusCode(422).body("errors.pointer", hasItem("/decree/date"));
            }
        }
    }

    @Test
    void of_runs_approved_at_once_only_as_many_as_the_allotment_bears_are_committed()
            throws Exception {
        // Given: each run needs 600,000; one rupiah is missing for the second.
        Office office = office();
        UUID budget = office.budget(1_199_999);
        List<UUID> runs = new ArrayList<>();
        for (int month = 1; month <= 6; month++) {
            UUID run = submitted(office, "2026-%02d".formatted(month));
            office.approve(run, "budi").then().statusCode(200);
            runs.add(run);
        }

        // When
        List<Response> answers =
                atOnce(
                        runs.stream()
                                .map(run -> (Callable<Response>) () -> office.approve(run, "ani"))
                                .toList());

        // Then
        assertThat(answers.stream().filter(one -> one.statusCode() == 200)).hasSize(1);
        answers.stream()
                .filter(one -> one.statusCode() != 200)
                .forEach(one -> refused(one, 409, "budget-exhausted"));
        UUID winner =
                runs.get(
                        IntStream.range(0, runs.size())
                                .filter(i -> answers.get(i).statusCode() == 200)
                                .findFirst()
                                .orElseThrow());
        office.fund(winner);
        office.awaitState(winner, "INSTRUCTED");
        JsonPath after = office.preparer().get("/v1/budgets/" + budget).jsonPath();
        assertThat(after.getLong("committedRupiah")).isEqualTo(600_000);
        assertThat(after.getLong("availableRupiah")).isEqualTo(599_999);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void of_months_set_aside_at_once_only_what_is_allotted_is_set_aside() throws Exception {
        // Given
        Office office = another(Office.fresh("SEMBAKO"));
        UUID budget = office.budgetOfReserves(1_000_000);

        // When
        List<Response> answers =
                atOnce(
                        List.of(
                                () -> office.setAside(budget, "2026-01", 500_001),
                                () -> office.setAside(budget, "2026-02", 500_001),
                                () -> office.setAside(budget, "2026-03", 500_001)));

        // Then
        assertThat(answers.stream().filter(one -> one.statusCode() == 201)).hasSize(1);
        answers.stream()
                .filter(one -> one.statusCode() != 201)
                .forEach(one -> refused(one, 409, "budget-exhausted"));
        LedgerAudit.prove(office, budget);
    }

    @Test
    void the_books_add_up_by_programme_year_and_source_and_open_in_a_spreadsheet() {
        // Given
        Office office = office();
        UUID budget = office.budget(1_000_000);
        UUID run = office.instructed("2026-11");
        Office others = another(office);
        UUID other = others.budgetOfReserves(500_000);
        office.setAside(other, "2026-05", 200_000).then().statusCode(201);

        // When
        JsonPath books =
                office.preparer()
                        .get("/v1/budgets/trial-balance?owner=" + office.owner() + "&year=2026")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        String csv =
                office.preparer()
                        .header("Accept", "text/csv")
                        .get("/v1/budgets/" + budget + "/ledger")
                        .then()
                        .contentType("text/csv")
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"ledger_%s_2026_APBD.csv\""
                                        .formatted(office.programme()))
                        .extract()
                        .asString();
        JsonPath first =
                office.preparer().get("/v1/budgets/" + budget + "/ledger?limit=3").jsonPath();
        JsonPath second =
                office.preparer()
                        .get(
                                "/v1/budgets/%s/ledger?limit=3&cursor=%s"
                                        .formatted(budget, first.getString("next")))
                        .jsonPath();

        // Then
        assertThat(books.getList("items.programme"))
                .containsExactly(others.programme(), office.programme());
        assertThat(books.getLong("debitRupiah")).isEqualTo(1_500_000);
        assertThat(books.getLong("creditRupiah")).isEqualTo(1_500_000);
        assertThat(books.getLong("differenceRupiah")).isZero();
        office.preparer()
                .get("/v1/budgets/trial-balance?owner=" + office.owner() + "&year=2026&source=APBN")
                .then()
                .body("items.size()", equalTo(0));
        String[] lines = csv.split("\r\n");
        assertThat(lines[0])
                .isEqualTo("\uFEFFversion;event;date;by;run;account;debit_rupiah;credit_rupiah");
        assertThat(lines).hasSize(8);
        assertThat(lines[5]).contains("budget-committed").contains(run + ";PENDING;600000;0");
        assertThat(lines[7]).isEqualTo(";;;;;;2200000;2200000");
        assertThat(first.getString("next")).as("sealed, no longer a version").isNotEqualTo("3");
        assertThat(first.getList("items")).hasSize(4);
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        LedgerAudit.prove(office, budget);
        LedgerAudit.prove(office, other);
    }

    private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService callers = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Response>> waiting = new ArrayList<>();
            for (Callable<Response> call : calls) {
                waiting.add(
                        callers.submit(() -> {
                            start.await();
                            return call.call();
                        }));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : waiting) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static Office office() {
        Office office = Office.fresh("SEMBAKO");
        office.families(3);
        office.define("FOOD");
        return office;
    }

    /** A second programme of the office, which nobody is paid from. */
    private static Office another(Office first) {
        Office office = first.beside("OTHER");
        office.define("OTHER");
        return office;
    }

    private static UUID submitted(Office office, String month) {
        UUID run = office.open(month);
        office.awaitState(run, "FROZEN");
        office.submit(run).then().statusCode(200);
        return run;
    }
}
