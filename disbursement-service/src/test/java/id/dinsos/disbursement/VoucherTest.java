package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Food that families fetch with a voucher when it suits them. */
@QuarkusTest
@WithTestResource(TestServices.class)
class VoucherTest {
    private static final LocalDate TODAY = LocalDate.parse(Office.today());

    @Test
    void vouchers_are_made_out_by_one_agreed_to_by_another_and_each_counts_once() {
        // Given
        Office office = Office.fresh("KUPON");
        UUID run = GoodsTest.entitled(office, 3);
        UUID warehouse = stocked(office, 100);

        // When
        Response made = issue(office, run, warehouse, TODAY.plusDays(10));
        UUID book = Office.last(made.then().statusCode(201).extract().header("Location"));
        List<String> codes = vouchers(office, book).getList("items.code");
        List<String> families = vouchers(office, book).getList("items.familyId");
        Response early = redeem(office, book, codes.get(0));
        Response own = change(office.as("sari", "approver"), office, book, "approval", null);
        change(office.approver("dewi"), office, book, "approval", null).then().statusCode(200);
        redeem(office, book, codes.get(0).replace("-", "").toLowerCase(Locale.ROOT))
                .then()
                .statusCode(200);
        Response again = redeem(office, book, codes.get(0));
        Response strange = redeem(office, book, "0000-0000-0000");
        change(
                        office.preparer(),
                        office,
                        book,
                        "cancellations",
                        "{\"familyId\":\"%s\",\"reason\":\"Hilang\"}".formatted(families.get(1)))
                .then()
                .statusCode(200);
        Response soon = change(office.approver("dewi"), office, book, "lapse", null);
        Response anew = some(office, run, warehouse, List.of(families.get(1)));
        Response stranger = some(office, run, warehouse, List.of(new UUID(0, 1).toString()));
        Response beside = GoodsTest.plan(office, run, warehouse, "KIT", GoodsTest.village(office));

        // Then
        refused(early, 409, "vouchers-not-approved");
        refused(own, 403, "vouchers-of-your-own");
        refused(again, 409, "voucher-spent");
        refused(strange, 404, "voucher-not-found");
        refused(soon, 409, "vouchers-still-good");
        refused(beside, 409, "distribution-family-twice");
        anew.then().statusCode(201);
        refused(stranger, 409, "vouchers-nobody");
        assertThat(codes).hasSize(3).doesNotHaveDuplicates();
        assertThat(vouchers(office, book).getList("items.state"))
                .containsExactly("REDEEMED", "CANCELLED", "OPEN");
        JsonPath known = office.preparer().get("/v1/voucher-books/" + book).jsonPath();
        assertThat(known.getInt("redeemed")).isEqualTo(1);
        assertThat(known.getInt("open")).isEqualTo(1);
        JsonPath listed =
                office.preparer()
                        .queryParam("owner", office.owner())
                        .get("/v1/voucher-books")
                        .jsonPath();
        assertThat(listed.getList("items.redeemed")).containsExactlyInAnyOrder(1, 0);
        assertThat(listed.getList("items.ended")).containsExactlyInAnyOrder(1, 0);
        JsonPath stock = GoodsTest.stock(office, warehouse);
        assertThat(stock.getList("lots.handedOver", Long.class)).containsExactly(2L, 10L);
        assertThat(stock.getList("lots.reserved", Long.class)).containsExactly(4L, 20L);
    }

    @Test
    void vouchers_that_cannot_be_are_not_made_out_and_what_is_turned_down_is_in_stock_again() {
        // Given
        Office office = Office.fresh("KUPON");
        UUID run = GoodsTest.entitled(office, 2);
        UUID warehouse = stocked(office, 20);

        // When
        Response past = issue(office, run, warehouse, TODAY.minusDays(1));
        Response far = issue(office, run, warehouse, TODAY.plusYears(2));
        Response expiring = issue(office, run, warehouse, TODAY.plusDays(190));
        Response nowhere = issue(office, run, new UUID(1, 1), TODAY.plusDays(10));
        Response none = office.preparer().get("/v1/voucher-books/" + new UUID(1, 1));
        UUID book =
                Office.last(
                        issue(office, run, warehouse, TODAY.plusDays(10))
                                .then()
                                .statusCode(201)
                                .extract()
                                .header("Location"));
        Response nobody = office.as("rudi", "auditor").get(path(book) + "/vouchers");
        change(office.approver("dewi"), office, book, "refusal", "{\"reason\":\"Salah desa\"}")
                .then()
                .statusCode(200);
        Response late = change(office.approver("dewi"), office, book, "approval", null);

        // Then
        refused(past, 409, "voucher-date-implausible");
        refused(far, 409, "voucher-date-implausible");
        refused(expiring, 409, "goods-not-enough");
        refused(nowhere, 404, "warehouse-not-found");
        refused(none, 404, "voucher-not-found");
        refused(nobody, 403, "role-missing");
        refused(late, 409, "vouchers-decided");
        assertThat(GoodsTest.stock(office, warehouse).getList("lots.reserved", Long.class))
                .containsExactly(0L, 0L);
        assertThat(GoodsTest.planned(office, run, warehouse)).isNotNull();
    }

    @Test
    void a_voucher_is_a_paper_with_a_number_that_one_of_two_outlets_redeems_and_settles()
            throws Exception {
        // Given
        Office office = Office.fresh("KUPON");
        UUID run = GoodsTest.entitled(office, 3);
        UUID warehouse = stocked(office, 100);
        UUID book = made(office, run, warehouse);
        Response early = sheets(office, book, "");
        change(office.approver("dewi"), office, book, "approval", null).then().statusCode(200);
        List<String> codes = vouchers(office, book).getList("items.code");
        List<String> numbers = vouchers(office, book).getList("items.number");

        // When
        List<String> pages = GoodsTest.pages(sheets(office, book, ""));
        JsonPath found = listed(office, numbers.getLast());
        JsonPath nothing = listed(office, office.owner() + "/2026/000099");
        JsonPath good = check(office, book, codes.get(0)).jsonPath();
        Response strange = check(office, book, "0000-0000-0000");
        List<Response> both =
                SecondPersonTest.atOnce(
                        () -> redeem(office, book, codes.get(0), "KIOS_1", "once-1" + book),
                        () -> redeem(office, book, codes.get(0), "KIOS_2", "once-2" + book));
        boolean first = both.getFirst().statusCode() == 200;
        Response again =
                redeem(
                        office,
                        book,
                        codes.get(0),
                        first ? "KIOS_1" : "KIOS_2",
                        (first ? "once-1" : "once-2") + book);
        String spent = check(office, book, codes.get(0)).asString();
        redeem(office, book, codes.get(1), "KIOS_2", Office.key()).then().statusCode(200);
        String csv = settlement(office, "csv").asString();

        // Then
        refused(early, 409, "vouchers-not-approved");
        assertThat(numbers)
                .extracting(number -> number.replaceAll(".*/", ""))
                .containsExactly("000001", "000002", "000003");
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst())
                .contains("KUPON ", "Nomor: " + numbers.get(0), "Kode: " + codes.get(2))
                .contains("1 paket Paket", "s.d. ", "Halaman 1 dari 1")
                .doesNotContainPattern("NIK: [0-9]{16}");
        assertThat(found.getList("items.id")).containsExactly(book.toString());
        assertThat(nothing.getList("items")).isEmpty();
        assertThat(good.getBoolean("good")).isTrue();
        assertThat(good.getString("item")).isEqualTo("KIT");
        refused(strange, 404, "voucher-not-found");
        Response lost = both.get(first ? 1 : 0);
        refused(lost, 409, "voucher-spent");
        assertThat(lost.jsonPath().getString("detail"))
                .contains("redeemed on " + TODAY, first ? "KIOS_1" : "KIOS_2");
        again.then().statusCode(200);
        assertThat(spent)
                .contains("\"good\":false", "REDEEMED", TODAY.toString())
                .doesNotContain("family", "Siti");
        assertThat(settlement(office, "json").jsonPath().getList("items.vouchers", Integer.class))
                .as("as many as are handed over")
                .satisfies(each ->
                        assertThat(each.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2));
        assertThat(csv.lines().skip(1)).hasSize(2).allMatch(line -> line.startsWith("KIOS_"));
        assertThat(GoodsTest.stock(office, warehouse).getList("lots.handedOver", Long.class))
                .containsExactly(4L, 20L);
        assertThat(SampleTest.goods(office, run, office.owner()))
                .as("who has fetched may be asked")
                .hasSize(2);
        refused(settlement(office, "pdf"), 422, "parameter-invalid");
        refused(settlement(office, "json", TODAY.minusDays(1)), 422, "parameter-invalid");
    }

    @Test
    void a_lost_paper_is_replaced_by_two_and_the_goods_stay_where_they_are() throws Exception {
        // Given
        Office office = Office.fresh("KUPON");
        UUID book = made(office, GoodsTest.entitled(office, 2), stocked(office, 100));
        change(office.approver("dewi"), office, book, "approval", null).then().statusCode(200);
        String family = vouchers(office, book).getString("items[0].familyId");
        String old = vouchers(office, book).getString("items[0].code");
        String lost = "{\"familyId\":\"%s\",\"reason\":\"Hilang\"}".formatted(family);
        String approval = "replacements/" + family + "/approval";
        String withdrawal = "replacements/" + family + "/withdrawal";
        String found = "{\"reason\":\"Ditemukan\"}";

        // When
        Response unasked = change(office.approver("dewi"), office, book, approval, null);
        change(office.preparer(), office, book, "replacements", lost).then().statusCode(200);
        JsonPath asked = office.approver("dewi").get(path(book)).jsonPath();
        change(office.preparer(), office, book, withdrawal, found).then().statusCode(200);
        Response withdrawn = change(office.approver("dewi"), office, book, approval, null);
        Response twice = change(office.preparer(), office, book, withdrawal, found);
        JsonPath unchanged = check(office, book, old).jsonPath();
        change(office.preparer(), office, book, "replacements", lost).then().statusCode(200);
        Response own = change(office.as("sari", "approver"), office, book, approval, null);
        change(office.approver("dewi"), office, book, approval, null).then().statusCode(200);
        String next = vouchers(office, book).getString("items[0].code");
        List<String> paper = GoodsTest.pages(sheets(office, book, "?family=" + family));
        JsonPath before = check(office, book, old).jsonPath();
        Response worthless = redeem(office, book, old);
        redeem(office, book, next).then().statusCode(200);
        Response none = sheets(office, book, "?family=" + family);
        Response strange = sheets(office, book, "?family=" + new UUID(0, 1));

        // Then
        refused(strange, 404, "voucher-not-found");
        refused(unasked, 409, "voucher-replacement-not-asked");
        assertThat(asked.getString("replacements[0].family")).isEqualTo(family);
        assertThat(asked.getString("replacements[0].reason")).isEqualTo("Hilang");
        refused(withdrawn, 409, "voucher-replacement-not-asked");
        refused(twice, 409, "voucher-replacement-not-asked");
        assertThat(unchanged.getBoolean("good")).isTrue();
        refused(own, 403, "vouchers-of-your-own");
        assertThat(paper.getFirst()).contains("000001-P1", next).doesNotContain(old);
        assertThat(before.getString("state")).isEqualTo("REPLACED");
        assertThat(before.getString("number")).endsWith("/000001");
        assertThat(before.getBoolean("good")).isFalse();
        refused(worthless, 409, "voucher-replaced");
        refused(none, 409, "voucher-spent");
    }

    @Test
    void two_books_that_are_agreed_to_at_once_take_each_number_once_and_none_is_left_out()
            throws Exception {
        // Given
        Office office = Office.fresh("KUPON");
        UUID run = GoodsTest.entitled(office, 4);
        UUID warehouse = stocked(office, 100);
        UUID refused = made(office, run, warehouse);
        List<String> families = vouchers(office, refused).getList("items.familyId");
        change(office.approver("dewi"), office, refused, "refusal", "{\"reason\":\"Dibagi dua\"}")
                .then()
                .statusCode(200);
        UUID one = made(some(office, run, warehouse, families.subList(0, 2)));
        UUID other = made(some(office, run, warehouse, families.subList(2, 4)));

        // When
        List<Response> both =
                SecondPersonTest.atOnce(
                        () -> change(office.approver("dewi"), office, one, "approval", null),
                        () -> change(office.approver("ani"), office, other, "approval", null));

        // Then
        both.forEach(each -> each.then().statusCode(200));
        List<String> numbers = new ArrayList<>(vouchers(office, one).getList("items.number"));
        numbers.addAll(vouchers(office, other).getList("items.number"));
        assertThat(numbers)
                .extracting(number -> number.replaceAll(".*/", ""))
                .containsExactlyInAnyOrder("000001", "000002", "000003", "000004");
    }

    private static UUID made(Office office, UUID run, UUID warehouse) {
        return made(issue(office, run, warehouse, TODAY.plusDays(10)));
    }

    private static UUID made(Response issued) {
        return Office.last(issued.then().statusCode(201).extract().header("Location"));
    }

    private static Response sheets(Office office, UUID book, String query) {
        return office.preparer().get(path(book) + ".pdf" + query);
    }

    private static Response check(Office office, UUID book, String code) {
        return office.preparer()
                .body("{\"code\":\"%s\"}".formatted(code))
                .post(path(book) + "/checks");
    }

    private static JsonPath listed(Office office, String number) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .queryParam("number", number)
                .get("/v1/voucher-books")
                .jsonPath();
    }

    private static Response settlement(Office office, String form) {
        return settlement(office, form, TODAY.plusDays(1));
    }

    private static Response settlement(Office office, String form, LocalDate to) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .queryParam("from", Office.today())
                .queryParam("to", to.toString())
                .queryParam("form", form)
                .get("/v1/voucher-books/settlement");
    }

    private static UUID stocked(Office office, long rice) {
        UUID warehouse = GoodsTest.warehouse(office, "GUDANG_1");
        GoodsTest.kit(office);
        GoodsTest.receive(office, warehouse, "RICE", "L-1", rice, TODAY.plusDays(200))
                .then()
                .statusCode(200);
        GoodsTest.receive(office, warehouse, "EGGS", "E-1", 50, TODAY.plusDays(120))
                .then()
                .statusCode(200);
        return warehouse;
    }

    private static Response issue(Office office, UUID run, UUID warehouse, LocalDate until) {
        return issue(office, run, warehouse, until, "");
    }

    /** For some families alone. */
    private static Response some(Office office, UUID run, UUID warehouse, List<String> families) {
        return issue(
                office,
                run,
                warehouse,
                TODAY.plusDays(10),
                ",\"families\":[\"%s\"]".formatted(String.join("\",\"", families)));
    }

    private static Response issue(
            Office office, UUID run, UUID warehouse, LocalDate until, String families) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        """
                        {"warehouseId":"%s","runId":"%s","month":"2026-11","village":"%s",
                         "item":"KIT","perFamily":1,"until":"%s"%s}
                        """
                                .formatted(
                                        warehouse, run, GoodsTest.village(office), until, families))
                .post("/v1/voucher-books");
    }

    private static Response redeem(Office office, UUID book, String code) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body("{\"code\":\"%s\"}".formatted(code))
                .post(path(book) + "/redemptions");
    }

    private static Response redeem(
            Office office, UUID book, String code, String outlet, String key) {
        return office.preparer()
                .header("Idempotency-Key", key)
                .body("{\"code\":\"%s\",\"outlet\":\"%s\"}".formatted(code, outlet))
                .post(path(book) + "/redemptions");
    }

    private static Response change(
            RequestSpecification who,
            Office office,
            UUID book,
            String step,
            @Nullable String body) {
        who.header("If-Match", office.preparer().get(path(book)).header("ETag"));
        if (body != null) {
            who.body(body);
        }
        return who.post(path(book) + "/" + step);
    }

    private static JsonPath vouchers(Office office, UUID book) {
        return office.preparer().get(path(book) + "/vouchers").jsonPath();
    }

    private static String path(UUID book) {
        return "/v1/voucher-books/" + book;
    }
}
