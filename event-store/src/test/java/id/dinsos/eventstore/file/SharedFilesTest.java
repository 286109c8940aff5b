package id.dinsos.eventstore.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.testkit.TestS3;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the port promises, of a folder and of a server that speaks the S3 API alike. */
@Timeout(60)
class SharedFilesTest {
    @TempDir static Path folder;
    private static final S3Files BUCKET = new S3Files(settings(TestS3.SECRET_KEY));

    static Stream<SharedFiles> stores() {
        return Stream.of(new FolderFiles(folder), BUCKET);
    }

    @AfterAll
    static void close() {
        BUCKET.close();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_file_is_read_as_it_was_written_by_any_replica(SharedFiles files) throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(7).nextBytes(bytes);

        files.write("intakes/one/households.csv", out -> out.write(bytes));

        assertThat(all(files, "intakes/one/households.csv")).isEqualTo(bytes);
        assertThat(files.exists("intakes/one/households.csv")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_file_whose_writing_fails_leaves_the_one_before(SharedFiles files) throws IOException {
        files.write("exports/a.csv", out -> out.write(text("before")));

        assertThatThrownBy(() ->
                        files.write(
                                "exports/a.csv",
                                out -> {
                                    out.write(text("half of"));
                                    throw new IOException("the rows ran out");
                                }))
                .hasMessage("the rows ran out");

        assertThat(all(files, "exports/a.csv")).isEqualTo(text("before"));
        assertThat(files.names("exports/")).isEqualTo(List.of("exports/a.csv"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_was_deleted_is_gone_and_may_be_deleted_again(SharedFiles files) throws IOException {
        files.write("reports/r-1", out -> out.write(text("x")));

        files.delete("reports/r-1");
        files.delete("reports/r-1");

        assertThat(files.exists("reports/r-1")).isFalse();
        assertThat(files.names("reports/")).isEmpty();
        assertThatThrownBy(() -> files.read("reports/r-1")).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_folder_goes_with_all_below_it_and_with_nothing_beside_it(SharedFiles files)
            throws IOException {
        files.write("uploads/one/a.csv", out -> out.write(1));
        files.write("uploads/one/parts/b.csv", out -> out.write(2));
        files.write("uploads/other/a.csv", out -> out.write(3));

        files.deleteAll("uploads/one/");
        files.deleteAll("uploads/one/");

        assertThat(files.names("uploads/")).isEqualTo(List.of("uploads/other/a.csv"));
    }

    @Test
    void no_empty_folder_stays_nor_half_a_file_that_a_crash_has_left() throws IOException {
        FolderFiles files = new FolderFiles(folder.resolve("own"));
        files.write("intakes/one/a.csv", out -> out.write(1));
        Files.write(folder.resolve("own/intakes/one/b.csv123.part"), text("half"));
        files.write("intakes/two/a.csv", out -> out.write(1));

        files.deleteAll("intakes/one/");
        files.delete("intakes/two/a.csv");

        assertThat(folder.resolve("own/intakes")).doesNotExist();
        files.write("intakes/two/a.csv", out -> out.write(1));
        assertThat(files.exists("intakes/two/a.csv")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void no_name_leads_outside(SharedFiles files) {
        for (String name : List.of("../x", "/etc/passwd", "a//b", "a/../b", "", "a b")) {
            assertThatThrownBy(() -> files.read(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_sealed_file_says_nothing_to_who_holds_the_store_and_only_reads_under_its_name(
            SharedFiles plain) throws IOException {
        SealedFiles files = new SealedFiles(plain, new FileCipher(new byte[32]));
        files.write("evidence/e-1", out -> out.write(text("NIK 3524990101010001")));
        plain.write("evidence/e-2", out -> out.write(all(plain, "evidence/e-1")));

        assertThat(all(files, "evidence/e-1")).isEqualTo(text("NIK 3524990101010001"));
        assertThat(new String(all(plain, "evidence/e-1"), StandardCharsets.ISO_8859_1))
                .doesNotContain("3524990101010001");
        assertThatThrownBy(() -> all(files, "evidence/e-2"))
                .isInstanceOf(FileCipher.DamagedException.class);
    }

    @Test
    void a_bucket_is_closed_to_who_has_not_its_secret() {
        try (S3Files other = new S3Files(settings("another-secret"))) {
            assertThatThrownBy(() -> other.read("intakes/one/households.csv"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThat(Files.isDirectory(TestS3.folder())).isTrue();
        }
    }

    private static byte[] all(SharedFiles files, String name) throws IOException {
        try (InputStream in = files.read(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FileSettings.S3 settings(String secret) {
        return new FileSettings.S3() {
            @Override
            public String endpoint() {
                return TestS3.endpoint();
            }

            @Override
            public String bucket() {
                return TestS3.BUCKET;
            }

            @Override
            public Optional<String> region() {
                return Optional.of("us-east-1");
            }

            @Override
            public String accessKey() {
                return TestS3.ACCESS_KEY;
            }

            @Override
            public String secretKey() {
                return secret;
            }
        };
    }
}
