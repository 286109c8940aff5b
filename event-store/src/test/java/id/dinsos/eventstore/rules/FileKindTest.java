package id.dinsos.eventstore.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FileKindTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};

    @Test
    void a_file_is_what_its_first_bytes_say() {
        assertThat(FileKind.of(bytes("%PDF-1.7 surat"))).contains(FileKind.PDF);
        assertThat(FileKind.of(JPEG)).contains(FileKind.JPEG);
        assertThat(FileKind.of(PNG)).contains(FileKind.PNG);
        assertThat(FileKind.PNG.mediaType()).isEqualTo("image/png");
    }

    @Test
    void what_begins_otherwise_or_breaks_off_is_none() {
        assertThat(FileKind.of(new byte[0])).isEmpty();
        assertThat(FileKind.of(bytes("%PDF"))).isEmpty();
        assertThat(FileKind.of(bytes("MZ %PDF-1.7"))).isEmpty();
        assertThat(FileKind.of(Arrays.copyOf(PNG, PNG.length - 1))).isEmpty();
        assertThat(FileKind.JPEG.begins(PNG)).isFalse();
    }

    @Test
    void the_head_is_long_enough_to_tell_each() {
        for (byte[] one : new byte[][] {bytes("%PDF-1.7 surat"), JPEG, PNG}) {
            assertThat(FileKind.of(Arrays.copyOf(one, FileKind.HEAD))).isPresent();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
