package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money that is handed over: nobody is asked for an account, and what is not taken comes back. */
@QuarkusTest
@WithTestResource(TestServices.class)
class HandOverTest {
    private static final String NOVEMBER = "2026-11";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PHOTO = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1};

    @Test
    void families_without_an_account_stand_on_their_village_s_list_and_sign_for_what_they_take() {
        // Given
        Office office = cash("37.01", "HAND", 3);
        UUID run = office.instructed(NOVEMBER);
        UUID list = office.bankFiles(run).getFirst();
        List<Transfer> transfers = office.transfers(list);

        // When
        office.release(list);
        UUID record = recorded(office, list, transfers.subList(0, 2), transfers.subList(2, 3));
        prove(office, record, PHOTO).then().statusCode(200);
        confirm(office, record, "dewi").then().statusCode(200);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonPath money = office.run(run).jsonPath();
                    assertThat(money.getLong("money.creditedRupiah")).isEqualTo(400_000);
                    assertThat(money.getLong("money.returnedRupiah")).isEqualTo(200_000);
                    assertThat(money.getLong("money.pendingRupiah")).isZero();
                });
        assertThat(
                        office.preparer()
                                .get("/v1/runs/" + run + "/not-withdrawn")
                                .jsonPath()
                                .getList("items"))
                .as("who took it in the hand has it")
                .isEmpty();
        JsonPath known = office.preparer().get("/v1/hand-overs/" + record).jsonPath();
        assertThat(known.getString("state")).isEqualTo("CONFIRMED");
        assertThat(known.getInt("received")).isEqualTo(2);
        assertThat(known.getInt("notReceived")).isEqualTo(1);
        office.tryClose(run, "wati").then().statusCode(200);
        assertThat(Bundle.of(office, run).verified())
                .as("what an auditor checks with sha256sum -c")
                .anyMatch(name -> name.startsWith("bank-files/"))
                .anyMatch(name -> name.startsWith("bank-reports/"))
                .anyMatch(name -> name.startsWith("hand-overs/") && name.endsWith(".png"))
                .contains("run.json", "payments.csv", "ledger.csv");
    }

    @Test
    void the_realisation_of_a_day_is_what_was_known_at_its_end() {
        // Given
        Office office = cash("37.07", "HAND", 2);
        UUID run = office.instructed(NOVEMBER);
        UUID list = office.bankFiles(run).getFirst();
        List<Transfer> transfers = office.transfers(list);
        office.release(list);
        UUID record = recorded(office, list, transfers.subList(0, 1), transfers.subList(1, 2));
        prove(office, record, PHOTO).then().statusCode(200);
        confirm(office, record, "dewi").then().statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> office.run(run).jsonPath().getLong("money.returnedRupiah") == 200_000);

        // When
        JsonPath today = realisation(office, Office.today(), "json").jsonPath();
        JsonPath before =
                realisation(office, LocalDate.parse(Office.today()).minusDays(1).toString(), "json")
                        .jsonPath();
        String csv = realisation(office, Office.today(), "csv").asString();
        byte[] xlsx = realisation(office, Office.today(), "xlsx").asByteArray();

        // Then
        assertThat(today.getList("items.state")).containsExactly("RETURNED", "WITHDRAWN");
        assertThat(today.getList("items.amountRupiah", Long.class))
                .containsExactly(200_000L, 200_000L);
        assertThat(today.getString("items[0].reason")).isEqualTo("MOVED");
        assertThat(before.getList("items")).isEmpty();
        assertThat(csv).contains(";RETURNED;MOVED;1;200000");
        assertThat(new String(xlsx, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        refused(realisation(office, "2199-01-01", "json"), 422, "parameter-invalid");
    }

    private static Response realisation(Office office, String day, String form) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .queryParam("year", 2026)
                .queryParam("by", "village")
                .queryParam("asOf", day)
                .queryParam("form", form)
                .get("/v1/realisation");
    }

    @Test
    void a_village_s_list_is_a_paper_with_a_code_that_says_whose_it_is() {
        // Given
        Office office = cash("37.02", "HAND", 2);
        UUID run = office.instructed(NOVEMBER);
        UUID list = office.bankFiles(run).getFirst();

        // When
        Response paper = office.preparer().get("/v1/bank-files/" + list + ".pdf");

        // Then
        paper.then().statusCode(200).contentType("application/pdf");
        assertThat(paper.header("Content-Disposition")).contains(office.programme() + "_2026-11_");
        assertThat(new String(paper.asByteArray(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        String csv = office.download(list);
        assertThat(csv).contains(",Siti,").contains(",3702****").doesNotContain("BNI");
        String sha = office.preparer().get("/v1/bank-files/" + list).path("sha256");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        office.preparer()
                                                .queryParam("code", sha.substring(0, 12))
                                                .get("/v1/bank-files")
                                                .jsonPath()
                                                .getString("id"))
                                .isEqualTo(list.toString()));
        refused(
                office.preparer().queryParam("code", "0000-0000-0000").get("/v1/bank-files"),
                404,
                "bank-file-not-found");
        refused(
                office.preparer().queryParam("code", "x").get("/v1/bank-files"),
                422,
                "parameter-invalid");
    }

    @Test
    void what_cannot_be_of_this_list_and_this_day_is_refused_at_the_door() {
        // Given
        Office office = cash("37.03", "HAND", 2);
        UUID run = office.instructed(NOVEMBER);
        UUID list = office.bankFiles(run).getFirst();
        List<Transfer> transfers = office.transfers(list);
        List<Transfer> none = List.of();

        // When
        Response early = record(office, list, "B-0", Office.today(), transfers, none);
        office.release(list);
        Response tomorrow =
                record(
                        office,
                        list,
                        "B-1",
                        LocalDate.parse(Office.today()).plusDays(1).toString(),
                        transfers,
                        none);
        Response before =
                record(
                        office,
                        list,
                        "B-1",
                        LocalDate.parse(Office.today()).minusDays(1).toString(),
                        transfers,
                        none);
        Response strange =
                record(
                        office,
                        list,
                        "B-1",
                        Office.today(),
                        List.of(new Transfer(new UUID(7, 7).toString(), 1)),
                        none);
        UUID record = recorded(office, list, transfers, none);
        Response twice = record(office, list, "bast-1", Office.today(), transfers, none);
        Response unproven = confirm(office, record, "dewi");
        Response notAPhoto = prove(office, record, "<html>".getBytes(StandardCharsets.UTF_8));
        prove(office, record, PHOTO).then().statusCode(200);
        prove(office, record, PHOTO).then().statusCode(200);
        Response own =
                office.as("sari", "approver")
                        .header("If-Match", etag(office, record))
                        .post("/v1/hand-overs/" + record + "/confirmation");

        // Then
        refused(early, 409, "hand-over-list-not-released");
        refused(tomorrow, 409, "hand-over-date-implausible");
        refused(before, 409, "hand-over-date-implausible");
        refused(strange, 422, "hand-over-lines-wrong");
        refused(twice, 409, "hand-over-number-used");
        refused(unproven, 409, "hand-over-without-proof");
        refused(notAPhoto, 422, "hand-over-proof-unreadable");
        refused(own, 403, "hand-over-of-your-own");
        JsonPath known = office.preparer().get("/v1/hand-overs/" + record).jsonPath();
        assertThat(known.getList("proofs")).hasSize(1);
        assertThat(
                        office.preparer()
                                .get(
                                        "/v1/hand-overs/%s/proofs/%s"
                                                .formatted(
                                                        record, known.getString("proofs[0].proof")))
                                .asByteArray())
                .isEqualTo(PHOTO);
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah")).isZero();
    }

    @Test
    void a_wrong_record_is_withdrawn_and_its_number_entered_anew() {
        // Given
        Office office = cash("37.04", "HAND", 1);
        UUID run = office.instructed(NOVEMBER);
        UUID list = office.bankFiles(run).getFirst();
        List<Transfer> transfers = office.transfers(list);
        office.release(list);
        UUID record = recorded(office, list, List.of(), transfers);

        // When
        office.preparer()
                .header("If-Match", etag(office, record))
                .body("{\"reason\":\"salah baca\"}")
                .post("/v1/hand-overs/" + record + "/withdrawal")
                .then()
                .statusCode(200);
        UUID again = recorded(office, list, transfers, List.of());
        prove(office, again, PHOTO).then().statusCode(200);
        confirm(office, again, "dewi").then().statusCode(200);

        // Then
        assertThat(again).isEqualTo(record);
        await().atMost(PATIENCE)
                .until(() -> office.run(run).jsonPath().getLong("money.creditedRupiah") == 200_000);
    }

    @Test
    void the_post_office_gets_one_cash_list_and_reports_as_a_bank_does() {
        // Given
        Office office = cash("37.05", "POST", 2);
        UUID run = office.instructed(NOVEMBER);
        UUID list = office.bankFiles(run).getFirst();

        // When
        String csv = office.download(list);
        office.release(list);
        List<String> report = new ArrayList<>();
        for (String line : csv.split("\r\n")) {
            if (line.contains(";3705****")) {
                report.add(
                        new Transfer(line.split(";")[0], 200_000)
                                .line("CREDITED", "", "K-" + report.size()));
            }
        }
        var unused = office.report(Office.csv(report));

        // Then
        assertThat(office.preparer().get("/v1/bank-files/" + list).jsonPath().getString("bank"))
                .isEqualTo("POS");
        assertThat(report).hasSize(2);
        assertThat(csv).contains("TOTAL;2;400000;");
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah")).isEqualTo(400_000);
        refused(
                office.preparer().get("/v1/bank-files/" + list + ".pdf"),
                409,
                "bank-file-not-a-list");
    }

    @Test
    void where_money_is_handed_over_no_rule_may_ask_for_an_account() {
        Office office = new Office("37.06", "TUNAI_06");

        Response asks =
                office.preparer()
                        .body(body(office, "HAND", Office.RULE))
                        .put("/v1/programmes/" + office.programme());
        Response pays =
                office.preparer()
                        .body(body(office, "NONE", Office.RULE))
                        .put("/v1/programmes/" + office.programme());

        refused(asks, 422, "programme-clause-invalid");
        assertThat(asks.jsonPath().getString("errors[0].code")).isEqualTo("clause-not-for-channel");
        assertThat(pays.statusCode()).isEqualTo(422);
    }

    static Office cash(String owner, String channel, int families) {
        Office office = new Office(owner, "TUNAI_" + owner.replace('.', '_'));
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 1; i <= families; i++) {
                // Of one village.
                registry.tell(RegistryTopics.family(27 * i).owned(owner).withoutAccount());
            }
            registry.flush();
        }
        String rule =
                Office.RULE.replaceAll(
                        ",\\s*\\{\"kind\":\"has-account\",\"arguments\":\\[],\"regulation\":\"[^\"]*\"}",
                        "");
        office.preparer()
                .body(body(office, channel, rule))
                .put("/v1/programmes/" + office.programme())
                .then()
                .statusCode(200);
        var agreed = office.agree("/v1/programmes/" + office.programme());
        var budget = office.budget(1_000_000_000);
        return office;
    }

    private static String body(Office office, String channel, String rule) {
        return """
        {"name":"Sembako tunai","owner":"%s","mode":"PAY","target":"HOUSEHOLD",
         "amountRupiah":200000,"conflictGroup":"%s","legalBasis":"Keputusan Bupati","rule":%s,
         "delivery":{"channel":"%s","payee":"HOUSEHOLD_PAYEE","documents":["RECEIPT"]}}
        """
                .formatted(office.owner(), office.programme(), rule, channel);
    }

    static UUID recorded(Office office, UUID list, List<Transfer> received, List<Transfer> not) {
        return Office.last(
                record(office, list, "BAST-1", Office.today(), received, not)
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location"));
    }

    private static Response record(
            Office office,
            UUID list,
            String number,
            String date,
            List<Transfer> received,
            List<Transfer> not) {
        List<String> lines = new ArrayList<>();
        received.forEach(one ->
                lines.add("{\"transferId\":\"%s\",\"outcome\":\"RECEIVED\"}".formatted(one.id())));
        not.forEach(one ->
                lines.add(
                        "{\"transferId\":\"%s\",\"outcome\":\"NOT_RECEIVED\",\"reason\":\"MOVED\"}"
                                .formatted(one.id())));
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        "{\"listId\":\"%s\",\"number\":\"%s\",\"date\":\"%s\",\"place\":\"Balai desa\",\"lines\":[%s]}"
                                .formatted(list, number, date, String.join(",", lines)))
                .post("/v1/hand-overs");
    }

    private static Response prove(Office office, UUID record, byte[] photo) {
        return office.preparer()
                .contentType("image/png")
                .body(photo)
                .post("/v1/hand-overs/" + record + "/proofs");
    }

    private static Response confirm(Office office, UUID record, String person) {
        return office.approver(person)
                .header("If-Match", etag(office, record))
                .post("/v1/hand-overs/" + record + "/confirmation");
    }

    private static String etag(Office office, UUID record) {
        return office.preparer().get("/v1/hand-overs/" + record).header("ETag");
    }
}
