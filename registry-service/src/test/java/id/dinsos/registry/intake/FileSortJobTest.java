package id.dinsos.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.secret.FileCipher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSortJobTest {
    @TempDir Path path;

    @Test
    void many_runs_are_merged_in_the_order_of_ids_and_leave_only_the_sorted_copy()
            throws IOException {
        // Given
        FamilyFile file = new FamilyFile();
        for (int i = 1; i <= 35; i++) {
            file = file.family(i, 1);
        }
        FolderJob folder = new FolderJob(path, new FileCipher(new byte[32]));
        String upload = FolderJob.upload(FileKind.MEMBERS);
        try (var sink = folder.write(upload, 0)) {
            sink.write(FamilyFile.reversed(file.members()).getBytes(StandardCharsets.UTF_8));
        }
        // When
        new FileSortJob(folder, FileKind.MEMBERS, 10).sort();
        // Then
        List<String> ids = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (RowReaderJob reader =
                RowReaderJob.numbered(
                        FileKind.MEMBERS, folder.read(FolderJob.sorted(FileKind.MEMBERS)))) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                ids.add(row.familyId());
                lines.add(row.line());
            }
        }
        assertThat(ids).hasSize(35).isSorted();
        assertThat(lines).startsWith(36L, 35L).endsWith(2L);
        try (Stream<Path> left = Files.list(path)) {
            assertThat(left.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder(upload, FolderJob.sorted(FileKind.MEMBERS));
        }
    }
}
