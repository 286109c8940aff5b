package id.dinsos.disbursement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.Fuzzer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFuzzTest {
    private static final String HEADER = String.join(",", ReportLine.COLUMNS) + "\n";
    private static final String TRANSFER = "0192f0c1-2b3c-7d4e-8f5a-6b7c8d9e0f1a";

    @Test
    void no_bytes_bring_the_reading_of_a_report_down() {
        String sound =
                HEADER
                        + TRANSFER
                        + ",600000,CREDITED,,BNI-77,2026-11-22\n"
                        + TRANSFER
                        + ",600000,FAILED,ACCOUNT_CLOSED,\"BNI, 78\",2026-11-22T10:15:30+07:00\n";
        Fuzzer.run(
                ReportFuzz.class,
                Map.of(
                        "sound", bytes(sound),
                        "mark", bytes("\uFEFF" + sound),
                        "windows", bytes(sound.replace("\n", "\r\n")),
                        "header", bytes(HEADER),
                        "semicolons",
                                bytes(
                                        ("no," + sound + "TOTAL,,1\n")
                                                .replace(",", ";")
                                                .replace("600000", "Rp 600.000,00")
                                                .replace("2026-11-22\n", "22/11/2026\n"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59-18:00",
                "+999999999-12-31T23:59:59Z",
                "+010000-01-01T00:00:00Z",
                "0001-01-01",
                "1999-12-31"
            })
    void a_day_no_bank_means_is_a_fault(String day) {
        assertThat(fault("", day)).map(ReportLine.Fault::code).contains("not-a-date");
    }

    @Test
    void a_control_character_is_a_fault() {
        assertThat(fault("a\0", "2026-11-22")).map(ReportLine.Fault::code).contains("not-text");
    }

    private static java.util.Optional<ReportLine.Fault> fault(String reference, String day) {
        return ReportLine.fault(
                List.of(TRANSFER, "1", "CREDITED", "", reference, day),
                Instant.parse("2026-11-28T00:00:00Z"),
                ZoneId.of("Asia/Jakarta"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
