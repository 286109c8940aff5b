package id.dinsos.disbursement.central;

import id.dinsos.eventstore.log.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the office's own file of the ministry's words where there is one, ours otherwise. */
@ApplicationScoped
public class CentralWordsWiring {
    @Produces
    @Singleton
    public CentralWords words(
            @ConfigProperty(name = "dinsos.central-statuses") Optional<String> ofTheOffice) {
        try (InputStream file =
                ofTheOffice.isPresent()
                        ? Files.newInputStream(Path.of(ofTheOffice.get()))
                        : Objects.requireNonNull(
                                CentralWordsWiring.class.getResourceAsStream(
                                        "/central-statuses.json"))) {
            return EventCodec.mapper().readValue(file, CentralWords.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
