package id.dinsos.registry.intake.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.file.FolderFiles;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.Uploads;
import id.dinsos.registry.intake.file.Batch;
import id.dinsos.registry.intake.file.FamiliesFile;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.RejectFile;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.RowFile;
import id.dinsos.registry.intake.rules.FamilyRules;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in which nothing is right: all of it is listed, none of it is kept in memory. */
@QuarkusTest
@WithTestResource(TestServices.class)
class IntakeVolumeTest {
    private static final int FAMILIES = 33_400;
    private static final int FIRST = 1_000_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final long MEGABYTE = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path path;

    @Test
    void of_a_hundred_thousand_bad_rows_every_error_is_listed_and_every_row_given_back()
            throws IOException {
        // Given
        byte[] families = file(FileKind.FAMILIES, FAMILIES).readAllBytes();
        byte[] members = file(FileKind.MEMBERS, FAMILIES).readAllBytes();
        // When
        JsonPath status = Uploads.ended(Uploads.send("/v1/intakes?owner=35.24", families, members));
        // Then
        assertThat(status.getString("state")).isEqualTo("DONE");
        assertThat(status.getInt("familiesRejected")).isEqualTo(FAMILIES);
        assertThat(status.getInt("membersRejected")).isEqualTo(2 * FAMILIES);
        assertThat(status.getInt("errors")).isGreaterThan(100_000);
        assertThat(listed(status)).isEqualTo(status.getInt("errors") + status.getInt("warnings"));
        assertThat(Uploads.rejected(status, "families").lines()).hasSize(FAMILIES + 1);
        assertThat(Uploads.rejected(status, "members").lines()).hasSize(2 * FAMILIES + 1);
    }

    @Test
    void reading_takes_the_same_memory_however_many_rows_there_are() throws IOException {
        FamilyRules rules =
                new FamilyRules(
                        RegionCode.of("35.24"),
                        SampleFiles.IDS,
                        SampleFiles::village,
                        LocalDate.of(2026, 11, 22));
        FolderFile folder =
                new FolderFile(
                        new SealedFiles(new FolderFiles(path), new FileCipher(new byte[32])),
                        new UUID(1, 1),
                        new UUID(1, 2));
        long early = 0;
        long late = 0;
        try (RowFile families = RowFile.of(FileKind.FAMILIES, file(FileKind.FAMILIES, FAMILIES));
                RowFile members = RowFile.of(FileKind.MEMBERS, file(FileKind.MEMBERS, FAMILIES));
                FamiliesFile reader = new FamiliesFile(families, members, null)) {
            RejectFile rejects = new RejectFile(members.header(), ',');
            int batches = 0;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                List<Rejected> rejected = new ArrayList<>();
                for (FamilyRows rows : batch.families()) {
                    rejected.addAll(rules.check(rows).rejected());
                }
                folder.write(
                        FolderFile.part(FolderFile.rejected(FileKind.MEMBERS), batches, 0),
                        rejects.rows(rejected, row -> TODAY));
                batches++;
                early = batches == 5 ? used() : early;
                late = batches == 100 ? used() : late;
            }
        }
        assertThat(early).isPositive();
        assertThat(late).as("there were a hundred batches").isPositive();
        assertThat(late - early).isLessThan(8 * MEGABYTE);
    }

    private static int listed(JsonPath status) throws IOException {
        String path = "/v1/intakes/" + status.getString("id") + "/errors?limit=500";
        int count = 0;
        String cursor = "";
        while (cursor != null) {
            JsonNode page = JSON.readTree(Uploads.officer().get(path + cursor).asByteArray());
            count += page.path("items").size();
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : null;
        }
        return count;
    }

    /** Made while it is read. */
    private static InputStream file(FileKind kind, int families) {
        IntFunction<InputStream> part =
                i -> {
                    SampleFiles family =
                            new SampleFiles()
                                    .family(FIRST + i, 2)
                                    .with("BPNT", "MUNGKIN")
                                    .member(0, "nik", "3.52E+15")
                                    .member(1, "nik", "3,52401E+15");
                    String text = kind == FileKind.FAMILIES ? family.families() : family.members();
                    String rows = i == 0 ? text : text.substring(text.indexOf('\n') + 1);
                    return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
                };
        Iterator<InputStream> parts = IntStream.range(0, families).mapToObj(part).iterator();
        return new SequenceInputStream(
                new Enumeration<InputStream>() {
                    @Override
                    public boolean hasMoreElements() {
                        return parts.hasNext();
                    }

                    @Override
                    public InputStream nextElement() {
                        return parts.next();
                    }
                });
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
