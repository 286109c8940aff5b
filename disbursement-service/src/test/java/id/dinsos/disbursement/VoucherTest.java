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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Food that families fetch with a voucher when it suits them. */
@QuarkusTest
@WithTestResource(TestServices.class)
class VoucherTest {
    private static final LocalDate TODAY = LocalDate.parse(Office.TODAY);

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
        Response beside = GoodsTest.plan(office, run, warehouse, "KIT", GoodsTest.village(office));

        // Then
        refused(early, 409, "vouchers-not-approved");
        refused(own, 403, "vouchers-of-your-own");
        refused(again, 409, "voucher-spent");
        refused(strange, 404, "voucher-not-found");
        refused(soon, 409, "vouchers-still-good");
        refused(beside, 409, "distribution-family-twice");
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
        assertThat(listed.getList("items.redeemed")).containsExactly(1);
        assertThat(listed.getList("items.ended")).containsExactly(1);
        JsonPath stock = GoodsTest.stock(office, warehouse);
        assertThat(stock.getList("lots.handedOver", Long.class)).containsExactly(2L, 10L);
        assertThat(stock.getList("lots.reserved", Long.class)).containsExactly(2L, 10L);
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
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        """
                        {"warehouseId":"%s","runId":"%s","month":"2026-11","village":"%s",
                         "item":"KIT","perFamily":1,"until":"%s"}
                        """
                                .formatted(warehouse, run, GoodsTest.village(office), until))
                .post("/v1/voucher-books");
    }

    private static Response redeem(Office office, UUID book, String code) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body("{\"code\":\"%s\"}".formatted(code))
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
