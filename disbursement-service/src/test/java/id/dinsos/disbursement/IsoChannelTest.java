package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A month with a bank that speaks ISO 20022: what goes out, what comes in, what is refused. */
@QuarkusTest
@TestProfile(IsoChannelTest.Forms.class)
@WithTestResource(TestServices.class)
class IsoChannelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The office's own forms: one bank takes pain.001. */
    public static final class Forms implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dinsos.bank-files", "src/test/resources/iso-bank-files.json");
        }
    }

    @Test
    void a_month_leaves_as_pain_001_and_is_settled_by_camt_054() {
        // Given
        Office office = new Office("37.31", "ISO_31");
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 1; i <= 3; i++) {
                registry.tell(RegistryTopics.family(i).owned("37.31").at("BNI"));
            }
            registry.flush();
        }
        office.define("FOOD_31");
        var budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        UUID file = office.bankFiles(run).getFirst();

        // When
        Response download = office.preparer().get("/v1/bank-files/" + file + ".xml");
        List<CreditTransferTransaction34> transfers =
                MxPain00100109.parse(download.asString())
                        .getCstmrCdtTrfInitn()
                        .getPmtInf()
                        .getFirst()
                        .getCdtTrfTxInf();
        office.release(file);
        String credited = reference(transfers.get(0));
        String returned = reference(transfers.get(1));
        Response taken =
                report(
                        office,
                        camt(
                                entry("DBIT", credited, "")
                                        + entry(
                                                "CRDT",
                                                returned,
                                                "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>")));

        // Then
        assertThat(download.header("Content-Disposition")).contains("_BNI_", ".xml");
        assertThat(transfers).hasSize(3);
        taken.then().statusCode(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonPath money = office.run(run).jsonPath();
                    assertThat(money.getLong("money.creditedRupiah")).isEqualTo(200_000);
                    assertThat(money.getLong("money.returnedRupiah")).isEqualTo(200_000);
                    assertThat(money.getLong("money.pendingRupiah")).isEqualTo(200_000);
                });
        refused(
                office.preparer().get("/v1/bank-files/" + file + ".csv"),
                404,
                "bank-file-not-found");
    }

    @Test
    void what_is_no_such_report_is_refused_whole_at_the_door() {
        Office office = new Office("37.32", "ISO_32");

        Response outside =
                report(
                        office,
                        "<!DOCTYPE x [<!ENTITY p SYSTEM \"file:///etc/passwd\">]>" + camt(""));
        Response broken =
                report(office, camt(entry("DBIT", "X", "").replace("<BkTxCd/>", "<Oops/>")));
        Response future =
                report(office, camt(entry("DBIT", "X", "").replace(Office.today(), "2199-01-01")));
        Response dollars = report(office, camt(entry("DBIT", "X", "").replace("IDR", "USD")));
        Response empty = report(office, camt(""));

        refused(outside, 422, "report-malformed");
        refused(broken, 422, "report-malformed");
        assertThat(broken.jsonPath().getString("errors[0].message")).contains("Oops");
        refused(future, 422, "report-malformed");
        assertThat(future.jsonPath().getString("errors[0].code")).isEqualTo("date-in-future");
        refused(dollars, 422, "report-malformed");
        assertThat(dollars.jsonPath().getString("errors[0].code")).isEqualTo("not-an-amount");
        refused(empty, 422, "report-empty");
    }

    private static String reference(CreditTransferTransaction34 transfer) {
        return transfer.getPmtId().getEndToEndId();
    }

    private static Response report(Office office, String xml) {
        return office.preparer()
                .contentType("application/xml")
                .header("Idempotency-Key", Office.key())
                .queryParam("owner", office.owner())
                .body(xml)
                .post("/v1/bank-reports");
    }

    private static String entry(String direction, String reference, String more) {
        return """
        <Ntry><Amt Ccy="IDR">200000.00</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>%s</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><Refs>
        <AcctSvcrRef>B-%s</AcctSvcrRef><EndToEndId>%s</EndToEndId></Refs>%s</TxDtls></NtryDtls></Ntry>
        """
                .formatted(direction, Office.today(), reference, reference, more);
    }

    private static String camt(String entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">"
                + "<BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId>"
                + "<CreDtTm>2026-11-20T10:00:00+07:00</CreDtTm></GrpHdr><Ntfctn><Id>N</Id>"
                + "<Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>"
                + entries
                + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
    }
}
