package id.dinsos.disbursement.reconciliation;

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
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the office's own file of report templates where there is one, ours otherwise. */
@ApplicationScoped
public class ReportTemplatesWiring {
    @Produces
    @Singleton
    public ReportTemplates templates(
            @ConfigProperty(name = "dinsos.bank-reports") Optional<String> ofTheOffice) {
        try (InputStream file =
                ofTheOffice.isPresent()
                        ? Files.newInputStream(Path.of(ofTheOffice.get()))
                        : ours()) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream ours() {
        return Objects.requireNonNull(
                ReportTemplatesWiring.class.getResourceAsStream("/bank-reports.json"));
    }

    static ReportTemplates read(InputStream file) throws IOException {
        return new ReportTemplates(
                List.of(EventCodec.mapper().readValue(file, ReportTemplate[].class)));
    }
}
