package id.dinsos.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankSimulatorTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
    private static final BankFile FILE = file(10_000);

    @TempDir Path folder;

    @Test
    void the_first_report_credits_97_percent_and_fails_and_returns_its_shares() throws IOException {
        // Given
        BankSimulator banks = new BankSimulator(1);
        Path report = folder.resolve("report.csv");

        // When
        BankSimulator.Outcomes outcomes = banks.settle(List.of(FILE));
        banks.firstReport(FILE, AT, report);

        // Then
        assertThat(outcomes.withdrawn()).isEqualTo(9_700);
        assertThat(byStatus(report))
                .containsEntry("CREDITED", 9_700L)
                .containsEntry("FAILED", 150L)
                .containsEntry("RETURNED", 60L)
                .containsEntry("UNKNOWN", (long) outcomes.unknownAtFirst());
        assertThat(outcomes.unknownAtFirst() + outcomes.silent()).isEqualTo(90);
        assertThat(read(report))
                .filteredOn(line -> line.getField("status").matches("FAILED|RETURNED"))
                .noneMatch(line -> line.getField("code").isEmpty());
    }

    @Test
    void the_second_report_withdraws_and_clears_most_of_the_unknown() throws IOException {
        // Given
        BankSimulator banks = new BankSimulator(1);
        BankSimulator.Outcomes outcomes = banks.settle(List.of(FILE));
        Path report = folder.resolve("report.csv");

        // When
        banks.secondReport(FILE, AT, report, false);

        // Then
        assertThat(byStatus(report))
                .isEqualTo(Map.of("WITHDRAWN", 9_700L, "CREDITED", (long) outcomes.creditedLate()));
    }

    @Test
    void a_contradicting_report_has_a_stranger_a_wrong_amount_and_a_failure_after_the_credit()
            throws IOException {
        // Given
        BankSimulator banks = new BankSimulator(1);
        BankSimulator.Outcomes outcomes = banks.settle(List.of(FILE));
        Path report = folder.resolve("report.csv");

        // When
        banks.secondReport(FILE, AT, report, true);

        // Then
        List<NamedCsvRecord> lines = read(report);
        assertThat(lines).hasSize(outcomes.credited() + 1);
        assertThat(lines).filteredOn(line -> line.getField("status").equals("FAILED")).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.getField("amount_rupiah").equals("199000"))
                .hasSize(1);
        assertThat(lines).filteredOn(line -> FILE.lines().stream().noneMatch(in(line))).hasSize(1);
    }

    @Test
    void a_bank_of_iso_20022_says_the_same_in_messages_that_keep_to_their_schema()
            throws Exception {
        // Given
        BankSimulator banks = new BankSimulator(1);
        BankSimulator.Outcomes outcomes = banks.settle(List.of(FILE));
        Path status = folder.resolve("status.xml");
        Path booked = folder.resolve("booked.xml");

        // When
        boolean some = IsoReports.status(FILE.id(), banks.firstWords(FILE), AT, status);
        boolean more = IsoReports.booked(FILE.id(), banks.firstWords(FILE), AT, booked);
        boolean nothing = IsoReports.booked(FILE.id(), List.of(), AT, folder.resolve("no.xml"));

        // Then
        assertThat(List.of(some, more, nothing)).containsExactly(true, true, false);
        keepsTo("pain.002.001.10", status);
        keepsTo("camt.054.001.08", booked);
        assertThat(count(status, "<TxSts>RJCT</TxSts>")).isEqualTo(outcomes.failed());
        assertThat(count(status, "<TxSts>PDNG</TxSts>")).isEqualTo(outcomes.unknownAtFirst());
        assertThat(count(booked, "<CdtDbtInd>DBIT</CdtDbtInd>")).isEqualTo(outcomes.withdrawn());
        assertThat(count(booked, "<CdtDbtInd>CRDT</CdtDbtInd>")).isEqualTo(outcomes.returned());
    }

    private static long count(Path file, String what) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(what)).count();
        }
    }

    /** The schemas are those by which the service checks what banks send. */
    private static void keepsTo(String kind, Path file) throws Exception {
        Path schema =
                Path.of("../../disbursement-service/src/main/resources/iso20022", kind + ".xsd");
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator()
                .validate(new StreamSource(file.toFile()));
    }

    @Test
    void the_same_seed_tells_the_same() throws IOException {
        // Given
        Path once = folder.resolve("once.csv");
        Path again = folder.resolve("again.csv");
        BankSimulator first = new BankSimulator(7);
        BankSimulator second = new BankSimulator(7);

        // When
        BankSimulator.Outcomes outcomes = first.settle(List.of(FILE));
        first.firstReport(FILE, AT, once);
        BankSimulator.Outcomes same = second.settle(List.of(FILE));
        second.firstReport(FILE, AT, again);

        // Then
        assertThat(same).isEqualTo(outcomes);
        assertThat(again).hasSameBinaryContentAs(once);
    }

    private static Predicate<BankFile.Line> in(NamedCsvRecord reported) {
        return line -> line.transferId().equals(reported.getField("transfer_id"));
    }

    private static Map<String, Long> byStatus(Path report) throws IOException {
        return read(report).stream()
                .collect(
                        Collectors.groupingBy(
                                line -> line.getField("status"), Collectors.counting()));
    }

    private static List<NamedCsvRecord> read(Path report) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(report)) {
            return rows.stream().toList();
        }
    }

    private static BankFile file(int lines) {
        return new BankFile(
                "f-1",
                "BNI",
                lines * 200_000L,
                IntStream.range(0, lines)
                        .mapToObj(i -> new BankFile.Line(id(i), "0900000000", "SITI", 200_000))
                        .toList());
    }

    private static String id(int number) {
        byte[] name = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
