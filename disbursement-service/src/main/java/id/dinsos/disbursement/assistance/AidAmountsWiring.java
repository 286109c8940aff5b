package id.dinsos.disbursement.assistance;

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

/** Reads the office's own file of amounts where there is one, ours otherwise. */
@ApplicationScoped
public class AidAmountsWiring {
    @Produces
    @Singleton
    public AidAmounts amounts(
            @ConfigProperty(name = "dinsos.assistance-amounts") Optional<String> ofTheOffice) {
        try (InputStream file =
                ofTheOffice.isPresent()
                        ? Files.newInputStream(Path.of(ofTheOffice.get()))
                        : Objects.requireNonNull(
                                AidAmountsWiring.class.getResourceAsStream(
                                        "/assistance-amounts.json"))) {
            return EventCodec.mapper().readValue(file, AidAmounts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
