package id.dinsos.cases.letter;

import com.fasterxml.jackson.core.type.TypeReference;
import id.dinsos.eventstore.log.EventCodec;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What stands at the head of an office's letters, by its region code: the office's own file where
 * there is one, ours otherwise; {@code *} for offices that have told nothing.
 */
@Singleton
public class LetterheadsFile {
    private static final String ANY = "*";
    private final Map<String, List<String>> lines;

    public LetterheadsFile(
            @ConfigProperty(name = "dinsos.letterheads") Optional<String> ofTheOffice) {
        try (InputStream file =
                ofTheOffice.isPresent()
                        ? Files.newInputStream(Path.of(ofTheOffice.get()))
                        : Objects.requireNonNull(
                                LetterheadsFile.class.getResourceAsStream("/letterheads.json"))) {
            lines =
                    EventCodec.mapper()
                            .readValue(file, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!lines.containsKey(ANY)) {
            throw new IllegalArgumentException("no letterhead for offices without their own");
        }
    }

    /** Of the office itself, or of the nearest above it. */
    List<String> of(String owner) {
        String code = owner;
        while (!lines.containsKey(code)) {
            int dot = code.lastIndexOf('.');
            code = dot < 0 ? ANY : code.substring(0, dot);
        }
        return Objects.requireNonNull(lines.get(code));
    }
}
