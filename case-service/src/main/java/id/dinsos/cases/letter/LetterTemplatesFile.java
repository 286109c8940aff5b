package id.dinsos.cases.letter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The templates: the office's own file where there is one, ours otherwise. */
@Singleton
public class LetterTemplatesFile {
    private final Map<String, LetterTemplate> templates = new LinkedHashMap<>();

    public LetterTemplatesFile(
            ObjectMapper mapper,
            @ConfigProperty(name = "dinsos.letter-templates") Optional<String> ofTheOffice) {
        try (InputStream file =
                ofTheOffice.isPresent()
                        ? Files.newInputStream(Path.of(ofTheOffice.get()))
                        : Objects.requireNonNull(
                                LetterTemplatesFile.class.getResourceAsStream(
                                        "/letter-templates.json"))) {
            List<LetterTemplate> read =
                    mapper.readValue(file, new TypeReference<List<LetterTemplate>>() {});
            read.forEach(one -> templates.put(one.code(), one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<LetterTemplate> find(String code) {
        return Optional.ofNullable(templates.get(code));
    }

    List<LetterTemplate> all() {
        return List.copyOf(templates.values());
    }
}
