package id.dinsos.eventstore.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with personal data on disk. */
class FileCipherTest {
    private final FileCipher cipher = new FileCipher(new byte[32]);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void what_was_written_is_read(int length) throws IOException {
        byte[] content = bytes(length);
        write("a", content);
        assertThat(read("a")).isEqualTo(content);
    }

    @Test
    void nothing_of_it_lies_on_disk_in_the_clear() throws IOException {
        write("a", "3524012505800001".repeat(9_000).getBytes(StandardCharsets.US_ASCII));
        String raw = Files.readString(folder.resolve("a"), StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("3524012505");
    }

    @Test
    void writing_goes_on_where_it_was_settled_and_forgets_what_came_after() throws IOException {
        // Given
        long settled;
        try (var sink = cipher.write(folder.resolve("a"), "a", 0)) {
            sink.write(bytes(100));
            settled = sink.settle();
            sink.write("torn by a crash".getBytes(StandardCharsets.US_ASCII));
        }
        // When
        try (var sink = cipher.write(folder.resolve("a"), "a", settled)) {
            sink.write(7);
        }
        // Then
        assertThat(read("a")).hasSize(101).endsWith(7).startsWith(bytes(100));
    }

    @Test
    void a_file_that_was_cut_short_is_noticed() throws IOException {
        write("a", bytes(200_000));
        byte[] raw = Files.readAllBytes(folder.resolve("a"));
        int firstFrame = 4 + 65_536 + 28;
        for (int length : new int[] {0, 3, 40, firstFrame, raw.length - 32, raw.length - 1}) {
            Files.write(folder.resolve("a"), java.util.Arrays.copyOf(raw, length));
            assertThatThrownBy(() -> read("a")).isInstanceOf(FileCipher.DamagedException.class);
        }
    }

    @Test
    void a_file_that_was_changed_is_noticed() throws IOException {
        write("a", bytes(1_000));
        byte[] raw = Files.readAllBytes(folder.resolve("a"));
        for (int place : new int[] {0, 3, 4, 20, 500, raw.length - 1}) {
            byte[] changed = raw.clone();
            changed[place] ^= 1;
            Files.write(folder.resolve("a"), changed);
            assertThatThrownBy(() -> read("a")).isInstanceOf(FileCipher.DamagedException.class);
        }
    }

    @Test
    void a_file_in_the_place_of_another_is_noticed() throws IOException {
        write("a", bytes(10));
        Files.move(folder.resolve("a"), folder.resolve("b"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> read("b")).isInstanceOf(FileCipher.DamagedException.class);
    }

    @Test
    void a_file_under_another_key_is_noticed() throws IOException {
        write("a", bytes(10));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(
                        () -> {
                            try (InputStream in =
                                    new FileCipher(other).read(folder.resolve("a"), "a")) {
                                var unused = in.readAllBytes();
                            }
                        })
                .isInstanceOf(FileCipher.DamagedException.class);
    }

    private void write(String name, byte[] content) throws IOException {
        try (var sink = cipher.write(folder.resolve(name), name, 0)) {
            sink.write(content);
        }
    }

    private byte[] read(String name) throws IOException {
        try (InputStream in = cipher.read(folder.resolve(name), name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
