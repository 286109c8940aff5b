package id.dinsos.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {
    @TempDir private Path folder;

    @Test
    void programs_that_are_not_as_they_were_unpacked_are_made_anew() throws IOException {
        // Given
        Path draft = Files.createDirectory(folder.resolve("programs123"));
        Path older = Files.createDirectory(folder.resolve("programs-older"));
        Path bin = PostgresPrograms.unpackInto(folder);
        Object first = key(bin);

        // When
        Object again = key(PostgresPrograms.unpackInto(folder));
        Files.writeString(bin.resolve("postgres"), "altered");
        Object altered = key(PostgresPrograms.unpackInto(folder));
        boolean whole = Files.size(bin.resolve("postgres")) > 1_000_000;
        Files.delete(bin.resolve("initdb"));
        Object half = key(PostgresPrograms.unpackInto(folder));
        PostgresPrograms.removeOthers(folder, bin);

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(altered).isNotEqualTo(first);
        assertThat(whole).isTrue();
        assertThat(half).isNotEqualTo(altered);
        assertThat(bin.resolve("initdb")).isExecutable();
        assertThat(draft).doesNotExist();
        assertThat(older).doesNotExist();
    }

    /** Another folder has another key. */
    private static Object key(Path bin) throws IOException {
        return Files.getAttribute(bin, "unix:ino");
    }
}
