package id.dinsos.disbursement;

import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A report as an Indonesian bank exports it settles as our own form does. */
@QuarkusTest
@WithTestResource(TestServices.class)
class BankDialectTest {
    private static final String DAY =
            LocalDate.parse(Office.today()).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    private static final String HEADER =
            "No;Tanggal;ID Transaksi;Nama;Nominal (Rp);Status;Alasan;No Jurnal\r\n";

    @Test
    void a_bank_s_own_form_is_settled_whatever_the_order_of_its_lines() {
        // Given
        Office office = office(3);
        UUID budget = office.budget(10_000_000);
        UUID run = office.instructed("2026-11");
        List<Transfer> sent = office.sent(run);
        String report =
                HEADER
                        + line(1, sent.get(0), "Ditarik", "", "J-1")
                        + line(2, sent.get(0), "BERHASIL", "", "J-1")
                        + line(3, sent.get(1), "Gagal", "Rekening tutup", "")
                        + line(4, sent.get(2), "retur", "NAMA TIDAK SESUAI", "")
                        + ";;;Total;Rp800.000,00;;;\r\n;;;;;;;\r\n\r\n";

        // When
        UUID id = office.report(report);
        JsonPath counted = office.preparer().get("/v1/bank-reports/" + id).jsonPath();
        JsonPath worklist =
                office.preparer().get("/v1/worklist?owner=" + office.owner()).jsonPath();

        // Then
        assertThat(counted.getInt("lines")).isEqualTo(4);
        assertThat(counted.getInt("settled")).isEqualTo(4);
        assertThat(counted.getInt("queued")).isZero();
        assertThat(worklist.getList("items.code", String.class))
                .containsExactlyInAnyOrder("ACCOUNT_CLOSED", "NAME_MISMATCH");
        JsonPath money = office.run(run).jsonPath();
        assertThat(money.getLong("money.creditedRupiah")).isEqualTo(200_000);
        assertThat(money.getLong("money.returnedRupiah")).isEqualTo(200_000);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void a_report_in_no_known_form_is_refused_whole_with_the_line_and_what_was_expected() {
        // Given
        Office office = office(1);
        Transfer some = new Transfer(new UUID(3, 4).toString(), 200_000);

        // When
        Response header = office.tryReport("Tanggal;Nominal\r\n22/11/2026;1\r\n");
        Response lines =
                office.tryReport(
                        HEADER
                                + line(1, some, "BERHASIL", "", "J-1")
                                + "2;31/02/2026;x;SITI;600.000,50;LUNAS;;\r\n");

        // Then
        refused(header, 422, "report-malformed");
        header.then()
                .body("errors[0].pointer", equalTo("/line/1"))
                .body("errors[0].message", containsString("transfer_id,amount_rupiah"));
        refused(lines, 422, "report-malformed");
        lines.then()
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo("/line/3/amount_rupiah"))
                .body("errors[0].message", containsString("Rp600.000"));
    }

    private static String line(
            int number, Transfer transfer, String status, String reason, String journal) {
        return "%d;%s;%s;SITI;Rp %s,00;%s;%s;%s\r\n"
                .formatted(
                        number,
                        DAY,
                        transfer.id(),
                        String.format(
                                java.util.Locale.of("id", "ID"), "%,d", transfer.amountRupiah()),
                        status,
                        reason,
                        journal);
    }

    private static Office office(int families) {
        Office office = Office.fresh("DIALECT");
        office.families(families);
        office.define("FOOD");
        return office;
    }
}
