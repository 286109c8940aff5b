package id.dinsos.cases.knowledge;

import id.dinsos.contracts.FailureCodes;
import id.dinsos.eventstore.log.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the office's own file of failure codes where there is one, ours otherwise. */
@ApplicationScoped
public class FailureCodesWiring {
    @Produces
    @Singleton
    public FailureCodes codes(
            @ConfigProperty(name = "dinsos.failure-codes") Optional<String> ofTheOffice) {
        try (InputStream file = FailureCodes.open(ofTheOffice)) {
            return EventCodec.mapper().readValue(file, FailureCodes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
