package id.dinsos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.gateway.document.Older;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last release's documents as one, which the gateway serves before any service answers. */
class ReleasedDocumentTest {
    /** Both forms are left in {@code target}, for the lint and for generators of clients. */
    @Test
    void the_last_release_is_one_document_whose_names_are_one_operations_each() throws IOException {
        // When
        JsonObject whole =
                DocumentClient.merged(
                        DocumentClient.released(), URI.create("https://dinsos.example"));
        // Then
        Files.writeString(Path.of("target", "openapi.json"), whole.encodePrettily());
        Files.writeString(Path.of("target", "openapi-3.0.json"), Older.of(whole).encodePrettily());
        List<String> ids = new ArrayList<>();
        whole.getJsonObject("paths")
                .forEach(path ->
                        ((JsonObject) path.getValue())
                                .forEach(operation ->
                                        ids.add(
                                                ((JsonObject) operation.getValue())
                                                        .getString("operationId"))));
        assertThat(ids).hasSizeGreaterThan(400).doesNotHaveDuplicates();
    }
}
