package id.dinsos.disbursement.channel.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.eventstore.log.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the office's own file of bank forms where there is one, ours otherwise. */
@ApplicationScoped
public class FileFormsWiring {
    @Produces
    @Singleton
    public FileForms forms(
            @ConfigProperty(name = "dinsos.bank-files") Optional<String> ofTheOffice) {
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
                FileFormsWiring.class.getResourceAsStream("/bank-files.json"));
    }

    static FileForms read(InputStream file) throws IOException {
        ObjectMapper mapper = EventCodec.mapper();
        List<FileForm> all = new ArrayList<>();
        for (JsonNode form : mapper.readTree(file)) {
            boolean iso = form.path("kind").asText().equals("PAIN_001");
            all.add(
                    iso
                            ? mapper.treeToValue(form, Pain001File.class)
                            : mapper.treeToValue(form, CsvForm.class));
        }
        return new FileForms(all);
    }
}
