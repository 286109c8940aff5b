package id.dinsos.disbursement.channel.list;

import com.fasterxml.jackson.core.type.TypeReference;
import id.dinsos.eventstore.log.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
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

/** Reads the office's own file of letterheads where there is one, ours otherwise. */
@ApplicationScoped
public class LetterheadsWiring {
    @Produces
    @Singleton
    public Letterheads letterheads(
            @ConfigProperty(name = "dinsos.letterheads") Optional<String> ofTheOffice) {
        try (InputStream file =
                ofTheOffice.isPresent()
                        ? Files.newInputStream(Path.of(ofTheOffice.get()))
                        : Objects.requireNonNull(
                                LetterheadsWiring.class.getResourceAsStream("/letterheads.json"))) {
            return new Letterheads(
                    EventCodec.mapper()
                            .readValue(file, new TypeReference<Map<String, List<String>>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
