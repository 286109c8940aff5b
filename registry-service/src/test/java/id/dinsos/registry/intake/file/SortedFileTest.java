package id.dinsos.registry.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.file.FolderFiles;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.intake.SampleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedFileTest {
    @TempDir Path path;

    @Test
    void many_runs_are_merged_in_the_order_of_ids_and_leave_only_the_sorted_copy()
            throws IOException {
        // Given
        SampleFiles file = new SampleFiles();
        for (int i = 1; i <= 35; i++) {
            file = file.family(i, 1);
        }
        FolderFile folder =
                new FolderFile(
                        new SealedFiles(new FolderFiles(path), new FileCipher(new byte[32])),
                        new UUID(1, 1),
                        new UUID(1, 2));
        String upload = FolderFile.upload(FileKind.MEMBERS);
        String members = SampleFiles.reversed(file.members());
        folder.write(upload, out -> out.write(members.getBytes(StandardCharsets.UTF_8)));
        // When
        new SortedFile(folder, FileKind.MEMBERS, 10, 7).sort();
        // Then
        List<String> ids = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (RowFile reader =
                RowFile.numbered(
                        FileKind.MEMBERS, folder.read(FolderFile.sorted(FileKind.MEMBERS)))) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                ids.add(row.familyId());
                lines.add(row.line());
            }
        }
        assertThat(ids).hasSize(35).isSorted();
        assertThat(lines).startsWith(36L, 35L).endsWith(2L);
        try (Stream<Path> left = Files.walk(path)) {
            assertThat(left.filter(Files::isRegularFile).map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder(upload, FolderFile.sorted(FileKind.MEMBERS));
        }
    }
}
