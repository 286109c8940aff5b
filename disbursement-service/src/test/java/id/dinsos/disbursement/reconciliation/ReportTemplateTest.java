package id.dinsos.disbursement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import id.dinsos.testkit.Spreadsheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What banks write is read as it is meant, or found at fault. */
class ReportTemplateTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final UUID TRANSFER = new UUID(3, 4);
    private static final List<String> HEADER =
            List.of(
                    "No",
                    "Tanggal",
                    "ID Transaksi",
                    "Nama",
                    "Nominal",
                    "Status",
                    "Kode",
                    "No Jurnal");

    @Test
    void a_report_that_a_spreadsheet_has_saved_is_read_alike_and_what_it_damaged_is_named()
            throws IOException {
        String file =
                "transfer_id;amount_rupiah;status;code;bank_reference;reported_at\n"
                        + TRANSFER
                        + ";600000;CREDITED;;J-1;2026-11-22\n"
                        + TRANSFER
                        + ";6E5;CREDITED;;J-1;2026-11-22\n";

        for (String saved : List.of(Spreadsheet.excel(file), Spreadsheet.libreOffice(file))) {
            List<List<String>> lines = new ArrayList<>();
            try (var records =
                    ReportFile.records(
                            new ByteArrayInputStream(saved.getBytes(StandardCharsets.UTF_8)))) {
                records.forEach(record -> lines.add(record.getFields()));
            }
            var layout = templates().layout(lines.getFirst()).orElseThrow();

            List<String> sound = layout.fields(lines.get(1));
            assertThat(ReportLine.fault(sound, NOW, JAKARTA)).isEmpty();
            assertThat(ReportLine.of(2, sound, JAKARTA))
                    .isEqualTo(
                            new ReportLine(
                                    2,
                                    TRANSFER.toString(),
                                    new Rupiah(600_000),
                                    BankStatus.CREDITED,
                                    "",
                                    "J-1",
                                    LocalDate.of(2026, 11, 22)));
            assertThat(ReportLine.fault(layout.fields(lines.get(2)), NOW, JAKARTA))
                    .map(ReportLine.Fault::column)
                    .contains("amount_rupiah");
        }
    }

    @Test
    void columns_are_found_by_the_bank_s_names_in_any_order() throws IOException {
        ReportTemplate.Layout layout = templates().layout(HEADER).orElseThrow();
        List<String> line =
                layout.fields(
                        List.of(
                                "1",
                                "22/11/2026",
                                TRANSFER.toString(),
                                "SITI",
                                "Rp 600.000",
                                "berhasil",
                                "",
                                "J-1"));

        assertThat(ReportLine.fault(line, NOW, JAKARTA)).isEmpty();
        ReportLine read = ReportLine.of(2, line, JAKARTA);
        assertThat(read.status()).isEqualTo(BankStatus.CREDITED);
        assertThat(read.amount().amount()).isEqualTo(600_000);
        assertThat(read.on()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(read.transferId()).contains(TRANSFER);
        assertThat(read.bankReference()).isEqualTo("J-1");
    }

    @Test
    void a_line_that_only_sums_up_is_no_line() throws IOException {
        ReportTemplate.Layout layout = templates().layout(HEADER).orElseThrow();

        assertThat(layout.isFooter(List.of("", "TOTAL", "", "", "1.200.000", "", "", ""))).isTrue();
        assertThat(layout.isFooter(List.of("Total: 2 transaksi"))).isTrue();
        assertThat(layout.isFooter(List.of("1", "22/11/2026"))).isFalse();
    }

    @Test
    void a_column_that_is_missing_or_strange_is_no_template() throws IOException {
        assertThat(templates().layout(HEADER.subList(0, 7))).isEmpty();
        assertThat(templates().layout(List.of("transfer_id", "amount_rupiah"))).isEmpty();
        List<String> strange = new java.util.ArrayList<>(HEADER);
        strange.add("Biaya admin");
        assertThat(templates().layout(strange)).isEmpty();
        strange.set(8, "Nominal");
        assertThat(templates().layout(strange)).isEmpty();
    }

    @Test
    void a_line_with_too_few_fields_is_at_fault_and_blank_ones_at_its_end_are_not()
            throws IOException {
        ReportTemplate.Layout layout = templates().layout(ReportLine.COLUMNS).orElseThrow();
        List<String> sound = List.of("t", "1", "CREDITED", "", "", "2026-11-22", "", " ");

        assertThat(ReportLine.fault(layout.fields(sound), NOW, JAKARTA)).isEmpty();
        assertThat(ReportLine.fault(layout.fields(sound.subList(0, 5)), NOW, JAKARTA))
                .map(ReportLine.Fault::code)
                .contains("columns-wrong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600000|600000",
                "600.000|600000",
                "Rp600.000|600000",
                "Rp. 600.000,00|600000",
                "IDR 1.200.000|1200000",
                "1,200,000.00|1200000",
                "600000,00|600000",
                "600000.00|600000"
            })
    void rupiah_are_read_as_banks_write_them(String written, long amount) {
        List<String> line = List.of("t", written, "CREDITED", "", "", "2026-11-22");

        assertThat(ReportLine.fault(line, NOW, JAKARTA)).isEmpty();
        assertThat(ReportLine.of(2, line, JAKARTA).amount().amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.00.000", "600.000,50", "Rp", "-600000", "1e6", "600 000"})
    void what_is_no_whole_sum_is_a_fault(String written) {
        assertThat(
                        ReportLine.fault(
                                List.of("t", written, "CREDITED", "", "", "2026-11-22"),
                                NOW,
                                JAKARTA))
                .map(ReportLine.Fault::code)
                .contains("not-an-amount");
    }

    @ParameterizedTest
    @CsvSource({
        "22/11/2026,2026-11-22",
        "5-3-2026,2026-03-05",
        "22.11.2026 10:15:30,2026-11-22",
        "2026-11-22,2026-11-22"
    })
    void days_come_first_in_dates(String written, LocalDate day) {
        List<String> line = List.of("t", "1", "CREDITED", "", "", written);

        assertThat(ReportLine.of(2, line, JAKARTA).on()).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2026", "11/22/2026", "22/11/26", "22/11/1026"})
    void a_day_that_is_none_is_a_fault(String written) {
        assertThat(ReportLine.fault(List.of("t", "1", "CREDITED", "", "", written), NOW, JAKARTA))
                .map(ReportLine.Fault::code)
                .contains("not-a-date");
    }

    @Test
    void a_template_names_all_columns_and_outcomes_that_there_are() {
        assertThatThrownBy(() -> new ReportTemplate("X", Map.of(), List.of(), Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        Map<String, List<String>> columns = new java.util.HashMap<>();
        ReportLine.COLUMNS.forEach(one -> columns.put(one, List.of(one)));
        assertThatThrownBy(() ->
                        new ReportTemplate(
                                "X", columns, List.of(), Map.of("OK", "PAID"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ReportTemplates templates() throws IOException {
        try (InputStream file = ReportTemplatesWiring.ours()) {
            return ReportTemplatesWiring.read(file);
        }
    }
}
