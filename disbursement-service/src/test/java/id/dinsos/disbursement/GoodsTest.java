package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Food in kind, from the delivery to the families of a village, and what is left. */
@QuarkusTest
@WithTestResource(TestServices.class)
class GoodsTest {
    private static final byte[] PHOTO = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 4};
    private static final byte[] SECOND_PHOTO = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 5
    };
    private static final LocalDate TODAY = LocalDate.parse(Office.today());

    @Test
    void a_kit_goes_from_the_delivery_to_a_village_and_what_nobody_took_is_in_stock_again() {
        // Given
        Office office = Office.fresh("BARANG");
        UUID run = entitled(office, 3);
        UUID warehouse = warehouse(office, "GUDANG_1");
        kit(office);
        receive(office, warehouse, "RICE", "L-1", 100, TODAY.plusDays(200)).then().statusCode(200);
        receive(office, warehouse, "EGGS", "E-1", 50, TODAY.plusDays(90)).then().statusCode(200);

        // When
        UUID id = planned(office, run, warehouse);
        JsonPath reserved = stock(office, warehouse);
        Response twice = plan(office, run, warehouse, "KIT", village(office));
        List<UUID> families = get(office, id).getList("plan.families", UUID.class);
        record(office, id, families.getFirst()).then().statusCode(200);
        Response unproven = confirm(office, id, "dewi");
        prove(office, id).then().statusCode(200);
        Response own = confirm(office, id, "sari");
        confirm(office, id, "dewi").then().statusCode(200);

        // Then
        assertThat(reserved.getList("lots.reserved", Long.class)).containsExactly(6L, 30L);
        refused(twice, 409, "distribution-family-twice");
        refused(unproven, 409, "distribution-without-proof");
        refused(own, 403, "distribution-of-your-own");
        assertThat(get(office, id).getString("state")).isEqualTo("CONFIRMED");
        assertThat(get(office, id).getInt("received")).isEqualTo(2);
        JsonPath left = stock(office, warehouse);
        assertThat(left.getList("lots.item")).containsExactly("EGGS", "RICE");
        assertThat(left.getList("lots.inStock", Long.class)).containsExactly(46L, 80L);
        assertThat(left.getList("lots.handedOver", Long.class)).containsExactly(4L, 20L);
        assertThat(left.getList("lots.reserved", Long.class)).containsExactly(0L, 0L);
        assertThat(
                        office.preparer()
                                .get("/v1/warehouses/" + warehouse + "/movements")
                                .jsonPath()
                                .getList("items.what"))
                .containsExactly(
                        "RECEIVED",
                        "RECEIVED",
                        "RESERVED",
                        "RESERVED",
                        "RETURNED",
                        "RETURNED",
                        "HANDED_OVER",
                        "HANDED_OVER");
        assertThat(
                        office.preparer()
                                .queryParam("form", "csv")
                                .get("/v1/warehouses/" + warehouse)
                                .asString())
                .contains("EGGS;E-1;")
                .contains(";50;0;46;0;4;0;0");
        // Those who came are asked what they have, by a sample.
        List<UUID> asked = SampleTest.goods(office, run, village(office));
        assertThat(asked).containsExactlyInAnyOrderElementsOf(families.subList(1, 3));
        // Who did not come stands in the next, alone.
        plan(office, run, warehouse, families.getFirst()).then().statusCode(201);
        refused(plan(office, run, warehouse, families.getLast()), 409, "distribution-family-twice");
        refused(plan(office, run, warehouse, new UUID(0, 1)), 409, "distribution-nobody");
    }

    @Test
    void a_record_that_was_confirmed_and_is_wrong_is_corrected_by_two_with_a_proof_of_its_own() {
        // Given
        Office office = Office.fresh("BARANG");
        UUID run = entitled(office, 2);
        UUID warehouse = warehouse(office, "GUDANG_1");
        kit(office);
        receive(office, warehouse, "RICE", "L-1", 100, TODAY.plusDays(200)).then().statusCode(200);
        receive(office, warehouse, "EGGS", "E-1", 50, TODAY.plusDays(90)).then().statusCode(200);
        UUID id = planned(office, run, warehouse);
        List<UUID> families = get(office, id).getList("plan.families", UUID.class);
        Response early = correct(office, id, "\"salah baca\"");
        record(office, id, families.getFirst()).then().statusCode(200);
        prove(office, id).then().statusCode(200);
        confirm(office, id, "dewi").then().statusCode(200);

        // When
        Response unreasoned = correct(office, id, "null");
        correct(office, id, "\"salah baca\"").then().statusCode(200);
        withdraw(office, id).then().statusCode(200);
        JsonPath withdrawn = listed(office);
        correct(office, id, "\"salah baca\"").then().statusCode(200);
        Response unproven = confirm(office, id, "dewi");
        prove(office, id, SECOND_PHOTO).then().statusCode(200);
        Response own = confirm(office, id, "sari");
        JsonPath waiting = get(office, id);
        confirm(office, id, "dewi").then().statusCode(200);
        Response again = plan(office, run, warehouse, "KIT", village(office));

        // Then
        refused(early, 409, "distribution-stage-wrong");
        refused(unreasoned, 422, "field-invalid");
        refused(unproven, 409, "distribution-without-proof");
        refused(own, 403, "distribution-of-your-own");
        assertThat(withdrawn.getList("items.state")).containsExactly("CONFIRMED");
        assertThat(waiting.getInt("received")).as("the old record stands").isEqualTo(1);
        assertThat(waiting.getString("correction.number")).isEqualTo("BAST/1A");
        assertThat(get(office, id).getInt("received")).isEqualTo(2);
        assertThat(get(office, id).getString("record.number")).isEqualTo("BAST/1A");
        JsonPath left = stock(office, warehouse);
        assertThat(left.getList("lots.inStock", Long.class)).containsExactly(46L, 80L);
        assertThat(left.getList("lots.handedOver", Long.class)).containsExactly(4L, 20L);
        assertThat(
                        office.preparer()
                                .get("/v1/warehouses/" + warehouse + "/movements")
                                .jsonPath()
                                .getList("items.what"))
                .endsWith(
                        "TAKEN_BACK",
                        "TAKEN_BACK",
                        "HANDED_OVER",
                        "HANDED_OVER",
                        "HANDED_OVER",
                        "HANDED_OVER");
        refused(again, 409, "distribution-family-twice");
    }

    @Test
    void a_village_signs_a_paper_whose_code_says_whose_it_is_and_that_records_the_hand_over()
            throws IOException {
        // Given
        Office office = Office.fresh("BARANG");
        UUID run = entitled(office, 2);
        UUID warehouse = warehouse(office, "GUDANG_1");
        kit(office);
        receive(office, warehouse, "RICE", "L-1", 100, TODAY.plusDays(200)).then().statusCode(200);
        receive(office, warehouse, "EGGS", "E-1", 50, TODAY.plusDays(90)).then().statusCode(200);
        UUID id = planned(office, run, warehouse);

        // When
        List<String> before = pages(paper(office, id));
        List<UUID> families = get(office, id).getList("plan.families", UUID.class);
        record(office, id, families.getFirst()).then().statusCode(200);
        List<String> after = pages(paper(office, id));
        prove(office, id).then().statusCode(200);
        confirm(office, id, "dewi").then().statusCode(200);
        List<String> confirmed = pages(paper(office, id));
        String code =
                before.getFirst().replaceAll("(?s).*Kode verifikasi: ([0-9A-F-]{14}).*", "$1");
        Response known = byCode(office, code);
        Response unknown = byCode(office, "0000-0000-0000");
        Response nonsense = byCode(office, "x");
        Response auditor = office.as("rudi", "auditor").get("/v1/distributions/" + id + ".pdf");
        Response nowhere = paper(office, new UUID(1, 1));

        // Then
        assertThat(before).hasSize(2);
        assertThat(before.getFirst())
                .contains("DAFTAR NOMINATIF PENERIMA", "Siti", "1 paket Paket", "Tanda tangan")
                .contains("Jumlah seluruhnya: 2 keluarga", "Halaman 1 dari 2");
        assertThat(before.getLast())
                .contains("BERITA ACARA SERAH TERIMA BARANG", "Nomor: ....", "EGGS", "RICE")
                .contains("Pendamping/Tagana", "Halaman 2 dari 2");
        // A line may break anywhere.
        assertThat(after.getLast().replaceAll("\\s+", " "))
                .contains("Nomor: BAST/1", "kepada 1 keluarga");
        assertThat(confirmed.getLast()).as("as it was signed").isEqualTo(after.getLast());
        assertThat(known.jsonPath().getList("items.id")).containsExactly(id.toString());
        assertThat(unknown.jsonPath().getList("items")).isEmpty();
        refused(nonsense, 422, "parameter-invalid");
        refused(auditor, 403, "role-missing");
        refused(nowhere, 404, "distribution-not-found");
    }

    private static Response paper(Office office, UUID id) {
        return office.preparer().get("/v1/distributions/" + id + ".pdf");
    }

    private static Response byCode(Office office, String code) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .queryParam("code", code)
                .get("/v1/distributions");
    }

    static List<String> pages(Response pdf) throws IOException {
        pdf.then().statusCode(200).contentType("application/pdf");
        List<String> pages = new ArrayList<>();
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf.asByteArray()))) {
            PdfTextExtractor text = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(text.getTextFromPage(page));
            }
        }
        return pages;
    }

    @Test
    void goods_that_are_missing_expired_or_undated_do_not_leave_and_do_not_come_in() {
        // Given
        Office office = Office.fresh("BARANG");
        UUID run = entitled(office, 2);
        UUID warehouse = warehouse(office, "GUDANG_1");
        kit(office);
        UUID frozen = office.open("2026-12");
        office.awaitState(frozen, "FROZEN");
        receive(office, warehouse, "RICE", "L-1", 100, TODAY.plusDays(74)).then().statusCode(200);
        receive(office, warehouse, "EGGS", "E-1", 50, TODAY.plusDays(90)).then().statusCode(200);

        // When
        Response soon = plan(office, run, warehouse, "KIT", village(office));
        Response unapproved = plan(office, frozen, warehouse, "EGGS", village(office), "2026-12");
        Response month = plan(office, run, warehouse, "EGGS", village(office), "2026-12");
        Response nobody = plan(office, run, warehouse, "EGGS", office.owner() + ".27.1001");
        Response unknown = plan(office, run, warehouse, "SOAP", village(office));
        Response undated = receive(office, warehouse, "RICE", "L-2", 1, null);
        Response late = receive(office, warehouse, "RICE", "L-2", 1, TODAY.minusDays(1));
        Response other = receive(office, warehouse, "RICE", "L-1", 1, TODAY.plusDays(300));
        Response asKit = receive(office, warehouse, "KIT", "K-1", 1, null);
        Response again = open(office, "GUDANG_1");
        Response part =
                define(
                        office,
                        "BIG",
                        "{\"name\":\"Besar\",\"unit\":\"paket\",\"dated\":false,"
                                + "\"parts\":[{\"item\":\"KIT\",\"quantity\":1}]}");
        Response form =
                define(office, "RICE", "{\"name\":\"Beras\",\"unit\":\"karung\",\"dated\":true}");
        Response missing = office.preparer().get("/v1/goods-items/SOAP");
        Response nowhere = office.preparer().get("/v1/warehouses/" + new UUID(1, 1));
        Response none = office.preparer().get("/v1/distributions/" + new UUID(1, 1));

        // Then
        refused(soon, 409, "goods-not-enough");
        refused(unapproved, 409, "distribution-nobody");
        refused(month, 409, "distribution-nobody");
        refused(nobody, 409, "distribution-nobody");
        refused(unknown, 404, "item-not-found");
        refused(undated, 422, "lot-dating-wrong");
        refused(late, 409, "goods-expired");
        refused(other, 409, "lot-differs");
        refused(asKit, 409, "item-is-kit");
        refused(again, 409, "warehouse-known");
        refused(part, 422, "item-part-unfit");
        refused(form, 409, "item-form-fixed");
        refused(missing, 404, "item-not-found");
        refused(nowhere, 404, "warehouse-not-found");
        refused(none, 404, "distribution-not-found");
        assertThat(stock(office, warehouse).getList("lots.reserved", Long.class))
                .containsExactly(0L, 0L);
    }

    @Test
    void goods_between_warehouses_arrive_as_they_left_and_a_count_needs_two() {
        // Given
        Office office = Office.fresh("BARANG");
        kit(office);
        UUID from = warehouse(office, "GUDANG_1");
        UUID to = warehouse(office, "GUDANG_2");
        receive(office, from, "RICE", "L-1", 100, TODAY.plusDays(200)).then().statusCode(200);

        // When
        Response tooMuch = dispatch(office, from, to, 101);
        String shipment =
                dispatch(office, from, to, 40).then().statusCode(200).extract().path("id");
        Response unreasoned = arrive(office, to, from, shipment, 35, "");
        arrive(office, to, from, shipment, 35, "karung sobek").then().statusCode(200);
        Response twice = arrive(office, to, from, shipment, 35, "karung sobek");
        String count = count(office, to, 34).then().statusCode(200).extract().path("id");
        Response own = counted(office, to, count, "sari");
        counted(office, to, count, "dewi").then().statusCode(200);
        Response gone = counted(office, to, count, "dewi");
        String stale = count(office, to, 33).then().statusCode(200).extract().path("id");
        receive(office, to, "RICE", "L-1", 1, TODAY.plusDays(200)).then().statusCode(200);
        Response outdated = counted(office, to, stale, "dewi");
        Response nothing = count(office, from, "EGGS", 1);
        JsonPath today = knownOn(office, from, TODAY).jsonPath();
        Response before = knownOn(office, from, TODAY.minusDays(1));
        Response later = knownOn(office, from, TODAY.plusDays(1));

        // Then
        refused(tooMuch, 409, "goods-not-enough");
        refused(unreasoned, 422, "shipment-lines-wrong");
        refused(twice, 404, "shipment-not-found");
        refused(own, 403, "stock-count-of-your-own");
        refused(gone, 404, "stock-count-not-found");
        refused(outdated, 409, "stock-count-outdated");
        refused(nothing, 404, "lot-not-found");
        assertThat(today.getList("lots.inStock", Long.class)).containsExactly(60L);
        refused(before, 404, "not-yet-on-record");
        refused(later, 422, "date-in-future");
        JsonPath source = stock(office, from);
        assertThat(source.getLong("lots[0].inStock")).isEqualTo(60);
        assertThat(source.getLong("lots[0].dispatched")).isEqualTo(35);
        assertThat(source.getLong("lots[0].lost")).isEqualTo(5);
        JsonPath target = stock(office, to);
        assertThat(target.getLong("lots[0].received")).isEqualTo(36);
        assertThat(target.getLong("lots[0].inStock")).isEqualTo(35);
        assertThat(target.getLong("lots[0].lost")).isEqualTo(1);
        assertThat(target.getList("counts")).hasSize(1);
    }

    /** All of one village, entitled to food for November. */
    static UUID entitled(Office office, int families) {
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 1; i <= families; i++) {
                registry.tell(RegistryTopics.family(27 * i).owned(office.owner()));
            }
            registry.flush();
        }
        office.tryDefine("SEMBAKO_GOODS", terms -> {}).then().statusCode(200);
        var unused = office.budget(10_000_000);
        return office.instructed("2026-11");
    }

    static String village(Office office) {
        return office.owner() + ".01.2001";
    }

    static void kit(Office office) {
        for (String item : List.of("RICE", "EGGS")) {
            define(office, item, "{\"name\":\"%s\",\"unit\":\"kg\",\"dated\":true}".formatted(item))
                    .then()
                    .statusCode(200);
        }
        define(
                        office,
                        "KIT",
                        "{\"name\":\"Paket\",\"unit\":\"paket\",\"dated\":false,\"parts\":["
                                + "{\"item\":\"RICE\",\"quantity\":10},"
                                + "{\"item\":\"EGGS\",\"quantity\":2}]}")
                .then()
                .statusCode(200);
    }

    private static Response define(Office office, String code, String body) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .body(body)
                .put("/v1/goods-items/" + code);
    }

    static UUID warehouse(Office office, String code) {
        return Office.last(open(office, code).then().statusCode(201).extract().header("Location"));
    }

    private static Response open(Office office, String code) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        "{\"owner\":\"%s\",\"code\":\"%s\",\"name\":\"Gudang\",\"region\":\"%s\"}"
                                .formatted(office.owner(), code, office.owner()))
                .post("/v1/warehouses");
    }

    static Response receive(
            Office office,
            UUID warehouse,
            String item,
            String lot,
            long quantity,
            @Nullable Object expires) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        "{\"item\":\"%s\",\"lot\":\"%s\",\"quantity\":%d,\"document\":\"SJ/1\"%s}"
                                .formatted(
                                        item,
                                        lot,
                                        quantity,
                                        expires == null
                                                ? ""
                                                : ",\"expiresOn\":\"" + expires + "\""))
                .post("/v1/warehouses/" + warehouse + "/receipts");
    }

    static UUID planned(Office office, UUID run, UUID warehouse) {
        return Office.last(
                plan(office, run, warehouse, "KIT", village(office))
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location"));
    }

    static Response plan(Office office, UUID run, UUID warehouse, String item, String village) {
        return plan(office, run, warehouse, item, village, "2026-11");
    }

    private static Response plan(
            Office office, UUID run, UUID warehouse, String item, String village, String month) {
        return plan(office, run, warehouse, item, village, month, "");
    }

    private static Response plan(Office office, UUID run, UUID warehouse, UUID family) {
        return plan(
                office,
                run,
                warehouse,
                "KIT",
                village(office),
                "2026-11",
                ",\"families\":[\"%s\"]".formatted(family));
    }

    private static Response plan(
            Office office,
            UUID run,
            UUID warehouse,
            String item,
            String village,
            String month,
            String families) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        """
                        {"warehouseId":"%s","runId":"%s","month":"%s","village":"%s",
                         "item":"%s","perFamily":1,"on":"%s"%s}
                        """
                                .formatted(
                                        warehouse,
                                        run,
                                        month,
                                        village,
                                        item,
                                        Office.today(),
                                        families))
                .post("/v1/distributions");
    }

    private static Response record(Office office, UUID id, UUID absent) {
        return office.preparer()
                .header("If-Match", etag(office, id))
                .body(
                        """
                        {"number":"BAST/1","date":"%s",
                         "absent":[{"familyId":"%s","reason":"NOT_PRESENT"}]}
                        """
                                .formatted(Office.today(), absent))
                .post("/v1/distributions/" + id + "/record");
    }

    private static Response correct(Office office, UUID id, String reason) {
        return office.preparer()
                .header("If-Match", etag(office, id))
                .body(
                        "{\"number\":\"BAST/1A\",\"date\":\"%s\",\"absent\":[],\"reason\":%s}"
                                .formatted(Office.today(), reason))
                .post("/v1/distributions/" + id + "/record-correction");
    }

    private static Response withdraw(Office office, UUID id) {
        return office.preparer()
                .header("If-Match", etag(office, id))
                .body("{\"reason\":\"salah ketik\"}")
                .post("/v1/distributions/" + id + "/record-withdrawal");
    }

    private static JsonPath listed(Office office) {
        return office.preparer()
                .queryParam("owner", office.owner())
                .get("/v1/distributions")
                .jsonPath();
    }

    private static Response prove(Office office, UUID id) {
        return prove(office, id, PHOTO);
    }

    private static Response prove(Office office, UUID id, byte[] photo) {
        return office.preparer()
                .contentType("image/png")
                .body(photo)
                .post("/v1/distributions/" + id + "/proofs");
    }

    private static Response confirm(Office office, UUID id, String person) {
        return office.approver(person)
                .header("If-Match", etag(office, id))
                .post("/v1/distributions/" + id + "/confirmation");
    }

    private static Response dispatch(Office office, UUID from, UUID to, long quantity) {
        return office.preparer()
                .header("Idempotency-Key", Office.key())
                .body(
                        """
                        {"to":"%s","waybill":"SJ/9","driver":"Agus",
                         "parts":[{"item":"RICE","lot":"L-1","quantity":%d}]}
                        """
                                .formatted(to, quantity))
                .post("/v1/warehouses/" + from + "/shipments");
    }

    private static Response arrive(
            Office office, UUID to, UUID from, String shipment, long quantity, String reason) {
        return office.preparer()
                .body(
                        """
                        {"from":"%s","shipment":"%s","reason":"%s",
                         "parts":[{"item":"RICE","lot":"L-1","quantity":%d}]}
                        """
                                .formatted(from, shipment, reason, quantity))
                .post("/v1/warehouses/" + to + "/arrivals");
    }

    private static Response count(Office office, UUID warehouse, long counted) {
        return count(office, warehouse, "RICE", counted);
    }

    private static Response count(Office office, UUID warehouse, String item, long counted) {
        return office.preparer()
                .body(
                        """
                        {"item":"%s","lot":"L-1","counted":%d,"cause":"COUNTED","note":"opname"}
                        """
                                .formatted(item, counted))
                .post("/v1/warehouses/" + warehouse + "/counts");
    }

    private static Response counted(Office office, UUID warehouse, String count, String person) {
        return office.approver(person)
                .header(
                        "If-Match",
                        office.preparer().get("/v1/warehouses/" + warehouse).header("ETag"))
                .post("/v1/warehouses/%s/counts/%s/confirmation".formatted(warehouse, count));
    }

    private static Response knownOn(Office office, UUID warehouse, LocalDate day) {
        return office.preparer()
                .queryParam("knownOn", day.toString())
                .get("/v1/warehouses/" + warehouse);
    }

    static JsonPath stock(Office office, UUID warehouse) {
        return office.preparer().get("/v1/warehouses/" + warehouse).jsonPath();
    }

    private static JsonPath get(Office office, UUID id) {
        return office.preparer().get("/v1/distributions/" + id).jsonPath();
    }

    private static String etag(Office office, UUID id) {
        return office.preparer().get("/v1/distributions/" + id).header("ETag");
    }
}
