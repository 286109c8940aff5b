package id.dinsos.gateway;

import id.dinsos.gateway.document.Merged;
import id.dinsos.gateway.document.Older;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one document, out of what the services say of themselves. It is made anew after a minute at
 * most and held ready as bytes. Of a service that cannot be asked stands what it said last, or what
 * it said at the last release.
 */
@Singleton
class DocumentClient {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final ServiceClient services;
    private final GatewayWiring.Settings settings;
    private final Clock clock;
    private final Map<Routes.Service, JsonObject> known = new EnumMap<>(Routes.Service.class);
    private volatile @Nullable Written written;
    private @Nullable Future<Written> asking;

    DocumentClient(
            Vertx vertx, ServiceClient services, GatewayWiring.Settings settings, Clock clock) {
        this.vertx = vertx;
        this.services = services;
        this.settings = settings;
        this.clock = clock;
    }

    /** The document in both forms; nobody waits where there is one already. */
    Future<Written> document() {
        Written now = written;
        if (now != null && clock.instant().isBefore(now.at.plus(FRESH))) {
            return Future.succeededFuture(now);
        }
        Future<Written> made = ask();
        return now == null ? made : Future.succeededFuture(now);
    }

    /** Anybody may ask for it, so the services are asked once for all who come meanwhile. */
    private synchronized Future<Written> ask() {
        Future<Written> under = asking;
        if (under != null && !under.isComplete()) {
            return under;
        }
        List<Future<JsonObject>> asked = new ArrayList<>();
        for (Routes.Service service : Routes.Service.values()) {
            asked.add(
                    services.document(service)
                            .onSuccess(document -> {
                                synchronized (known) {
                                    known.put(service, document);
                                }
                            }));
        }
        // Made beside the event loop, which has requests to pass on.
        Future<Written> made =
                Future.join(asked)
                        .otherwiseEmpty()
                        .compose(all -> vertx.executeBlocking(this::write));
        asking = made;
        return made;
    }

    private Written write() {
        JsonObject merged;
        synchronized (known) {
            Map<Routes.Service, JsonObject> all = new EnumMap<>(known);
            if (all.size() < Routes.Service.values().length) {
                released().forEach(all::putIfAbsent);
            }
            merged = merged(all, settings.publicUrl());
        }
        Written now = new Written(merged.toBuffer(), Older.of(merged).toBuffer(), clock.instant());
        written = now;
        return now;
    }

    /** Those of the services as one, for the office at an address. */
    static JsonObject merged(Map<Routes.Service, JsonObject> known, URI publicUrl) {
        Map<String, JsonObject> documents = new LinkedHashMap<>();
        known.forEach((service, document) -> documents.put(service.label(), document));
        return Merged.of(
                documents,
                (service, path) ->
                        Routes.find(path)
                                .map(route -> route.service().label().equals(service))
                                .orElse(false),
                tag -> Routes.find("/v1/" + tag).map(Routes.Route::about).orElse(tag),
                head(publicUrl));
    }

    private static JsonObject head(URI publicUrl) {
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Dinsos")
                                .put("version", "1.0.0")
                                .put(
                                        "description",
                                        "Registry, disbursement and cases of a social-affairs office."
                                                + " Every refusal is a problem document whose code GET"
                                                + " /problems/{code} explains. What changes, and for"
                                                + " how long what is old goes on, stands in CHANGELOG.md.")
                                .put(
                                        "contact",
                                        new JsonObject()
                                                .put("name", "the office")
                                                .put("url", publicUrl.toString()))
                                .put(
                                        "license",
                                        new JsonObject()
                                                .put("name", "Apache-2.0")
                                                .put(
                                                        "url",
                                                        "https://www.apache.org/licenses/LICENSE-2.0")))
                .put(
                        "servers",
                        new JsonArray()
                                .add(
                                        new JsonObject()
                                                .put("url", publicUrl.toString())
                                                .put("description", "production: this office")
                                                .put("x-internal", false)));
    }

    /** What the services said at the last release. */
    static Map<Routes.Service, JsonObject> released() {
        Map<Routes.Service, JsonObject> all = new EnumMap<>(Routes.Service.class);
        for (Routes.Service service : Routes.Service.values()) {
            released(service).ifPresent(document -> all.put(service, document));
        }
        return all;
    }

    private static Optional<JsonObject> released(Routes.Service service) {
        String file = "openapi/" + service.label() + ".json";
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new JsonObject(Buffer.buffer(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both forms, and when they were made. */
    record Written(Buffer current, Buffer older, Instant at) {}
}
