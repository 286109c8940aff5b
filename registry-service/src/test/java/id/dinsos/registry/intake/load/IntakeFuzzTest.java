package id.dinsos.registry.intake.load;

import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.testkit.Fuzzer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeFuzzTest {
    @Test
    void no_bytes_bring_the_reading_of_families_down() {
        SampleFiles sound = new SampleFiles().family(1, 2).family(2, 1);
        SampleFiles odd =
                new SampleFiles()
                        .family(3, 2)
                        .with("id_wilayah", "35.24.99.2003")
                        .with("nama_kepala_keluarga", "\"Siti, dkk\"")
                        .member(0, "nik", "3.52E+15")
                        .member(1, "ppks", "POOR;BEGGAR")
                        .member(1, "tgl_lahir", "2026-02-30");
        Fuzzer.run(
                IntakeFuzz.class,
                Map.of(
                        "sound", pair(sound, ","),
                        "odd", pair(odd, ","),
                        "semicolons", pair(sound, ";"),
                        "headers", pair(new SampleFiles(), ",")));
    }

    private static byte[] pair(SampleFiles files, String separator) {
        return (files.families() + (char) IntakeFuzz.BETWEEN + files.members())
                .replace(",", separator)
                .getBytes(StandardCharsets.UTF_8);
    }
}
