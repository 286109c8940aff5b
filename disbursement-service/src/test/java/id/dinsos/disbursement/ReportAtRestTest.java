package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.eventstore.Settings;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a bank reports lies on disk for nobody to read. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ReportAtRestTest {
    @Inject Settings settings;

    @Test
    void no_line_of_a_report_lies_in_the_clear() throws IOException {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(2);
        office.define("FOOD");
        var budget = office.budget(1_000_000);
        UUID run = office.instructed("2026-11");
        Transfer transfer = office.sent(run).getFirst();

        // When
        UUID report =
                office.report(Office.csv(List.of(transfer.line("CREDITED", "", "BNI-SECRET"))));

        // Then
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah")).isEqualTo(200_000);
        assertThat(Path.of(settings.files(), "bank-reports").resolve(report + ".csv")).exists();
        try (Stream<Path> files = Files.walk(Path.of(settings.files()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("BNI-SECRET")
                        .doesNotContain(transfer.id());
            }
        }
    }
}
