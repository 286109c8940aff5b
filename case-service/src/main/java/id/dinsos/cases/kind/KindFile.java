package id.dinsos.cases.kind;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The standard kinds as they come with the service; a fault in them ends the start. */
@Singleton
public class KindFile implements KindCatalogue {
    private static final String FILE = "/case-kinds.json";

    private final Map<String, CaseKind> kinds = new LinkedHashMap<>();

    public KindFile(ObjectMapper mapper, Triage triage) {
        try (InputStream file = KindFile.class.getResourceAsStream(FILE)) {
            List<CaseKind> read =
                    mapper.readValue(
                            Objects.requireNonNull(file), new TypeReference<List<CaseKind>>() {});
            for (CaseKind kind : read) {
                List<Triage.Fault> faults = new ArrayList<>(KindFault.in(kind));
                faults.addAll(triage.faults(kind));
                if (!faults.isEmpty() || kinds.put(kind.code(), kind) != null) {
                    throw new IllegalStateException(kind.code() + ": " + faults);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<CaseKind> standard(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    @Override
    public List<CaseKind> all() {
        return List.copyOf(kinds.values());
    }
}
