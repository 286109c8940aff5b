package id.dinsos.eventstore.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The titles of all problem codes, as the catalogue in {@code contracts} has them. */
final class Catalogue {
    private static final JsonNode CODES = load();

    private Catalogue() {}

    /** A code that is missing in the catalogue speaks for itself; a test finds it. */
    static Problem.Titles titles(String code) {
        JsonNode title = CODES.path(code).path("title");
        String words = code.replace('-', ' ');
        String own = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Problem.Titles(title.path("id").asText(own), title.path("en").asText(own));
    }

    private static JsonNode load() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = open(loader == null ? Catalogue.class.getClassLoader() : loader)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(ClassLoader loader) {
        InputStream file = loader.getResourceAsStream("problems.json");
        if (file == null) {
            throw new IllegalStateException("the catalogue of problems is not on the class path");
        }
        return file;
    }
}
