package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.secret.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive of a run as an auditor opens it. */
record Bundle(Map<String, byte[]> files) {
    static Bundle of(Office office, UUID run) {
        byte[] bytes =
                office.preparer()
                        .get("/v1/runs/" + run + "/accountability.zip")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bundle(files);
    }

    /** The names of all files, each with the hash that the manifest says. */
    List<String> verified() {
        String manifest = new String(file("SHA256SUMS"), StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>();
        for (String line : manifest.split("\n")) {
            String[] parts = line.split("  ", 2);
            assertThat(HexFormat.of().formatHex(Sha256.of(file(parts[1]))))
                    .as(parts[1])
                    .isEqualTo(parts[0]);
            names.add(parts[1]);
        }
        assertThat(files.keySet()).hasSize(names.size() + 1).containsAll(names);
        return names;
    }

    String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    private byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }
}
