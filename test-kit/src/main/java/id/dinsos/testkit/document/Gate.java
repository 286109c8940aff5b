package id.dinsos.testkit.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The gate of one service's document. The last release lies in {@code contracts}; what the service
 * says now is left in {@code target/openapi.json}, to be released from there.
 */
public final class Gate {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Document now;
    private final String service;

    private Gate(Document now, String service) {
        this.now = now;
        this.service = service;
    }

    public static Gate of(URI running, String service) throws IOException {
        try (InputStream in = running.resolve("/q/openapi?format=json").toURL().openStream()) {
            JsonNode document = JSON.readTree(in);
            Path file = Path.of("target", "openapi.json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
            if (Files.size(file) == 0) {
                throw new IOException("nothing was written");
            }
            return new Gate(new Document(document), service);
        }
    }

    /** What is missing for a reader of the document, one line each. */
    public List<String> gaps() {
        return Lint.findings(now);
    }

    /**
     * What a caller of the last release can no longer do, one line each; before the first release
     * there is nobody to turn away.
     */
    public List<String> breaks() throws IOException {
        try (InputStream in = Gate.class.getResourceAsStream("/openapi/" + service + ".json")) {
            if (in == null) {
                return List.of();
            }
            return Breaking.findings(new Document(JSON.readTree(in)), now);
        }
    }

    public Document document() {
        return now;
    }
}
