package id.dinsos.cases.empowerment;

import com.fasterxml.jackson.core.type.TypeReference;
import id.dinsos.eventstore.log.EventCodec;
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

/** The programmes: the office's own file where there is one, ours otherwise. */
@Singleton
public class EmpowermentProgrammesFile {
    private final List<EmpowermentProgramme> programmes;

    public EmpowermentProgrammesFile(
            @ConfigProperty(name = "dinsos.empowerment-programmes") Optional<String> ofTheOffice) {
        try (InputStream file =
                ofTheOffice.isPresent()
                        ? Files.newInputStream(Path.of(ofTheOffice.get()))
                        : Objects.requireNonNull(
                                EmpowermentProgrammesFile.class.getResourceAsStream(
                                        "/empowerment-programmes.json"))) {
            programmes =
                    EventCodec.mapper()
                            .readValue(file, new TypeReference<List<EmpowermentProgramme>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<EmpowermentProgramme> all() {
        return List.copyOf(programmes);
    }

    Optional<EmpowermentProgramme> find(String code) {
        return programmes.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
