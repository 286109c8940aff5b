package id.dinsos.eventstore.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Unreadable;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Uuid7;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.secret.SubjectKeys;
import id.dinsos.eventstore.secret.TopicCipher;
import id.dinsos.eventstore.view.LogWatch;
import id.dinsos.eventstore.view.View;
import id.dinsos.eventstore.view.ViewRunner;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Leases;
import id.dinsos.tracing.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes the kernel's parts for a service, which itself supplies the {@link EventCodec} and its
 * {@link View}s as beans. The only file that touches the wall clock.
 */
@ApplicationScoped
public class KernelWiring {
    private final List<ViewRunner> runners = new ArrayList<>();
    private @Nullable LogWatch watch;

    @Produces
    @Singleton
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    public Ids ids(Clock clock) {
        return new Uuid7(clock);
    }

    /** Where each owner's days begin; a setting that names no region or zone stops the start. */
    @Produces
    @Singleton
    public Zones zones(Settings settings) {
        Map<String, ZoneId> regions = new HashMap<>();
        for (String one : settings.zones()) {
            String[] both = one.split("=", 2);
            regions.put(RegionCode.of(both[0].trim()).code(), ZoneId.of(both[1].trim()));
        }
        return new Zones(ZoneId.of(settings.zone()), regions);
    }

    /** Who answers what cannot be read as HTTP. */
    @Produces
    @Singleton
    @Unremovable
    public VertxOptionsCustomizer unreadable(Ids ids, ObjectMapper mapper) {
        return options ->
                options.setTracingOptions(
                        new TracingOptions().setFactory(unused -> new Unreadable(ids, mapper)));
    }

    /** JSON of messages and answers; what callers send is read by {@code http.Bodies}. */
    @Produces
    @Singleton
    public ObjectMapper mapper() {
        return EventCodec.mapper();
    }

    @Produces
    @Singleton
    public SubjectKeys subjectKeys(Settings settings) {
        return new SubjectKeys(key(settings.masterKey()));
    }

    @Produces
    @Singleton
    public KeyedHash keyedHash(Settings settings) {
        return new KeyedHash(key(settings.hashKey()));
    }

    /** Cursors are sealed under the key of the service. */
    @Produces
    @Singleton
    public Pages pages(KeyedHash hash) {
        return new Pages(hash::ofBytes);
    }

    @Produces
    @Singleton
    public TopicCipher topicCipher(Settings settings, ObjectMapper mapper) {
        return new TopicCipher(key(settings.topicKey()), mapper);
    }

    @Produces
    @Singleton
    public FileCipher fileCipher(Settings settings) {
        return new FileCipher(key(settings.masterKey()));
    }

    @Produces
    @Singleton
    public EventStore eventStore(
            Pool pool, EventCodec codec, SubjectKeys keys, MeterRegistry meters) {
        EventStore store = new EventStore(pool, codec, keys);
        store.onCommit(
                Counter.builder("dinsos.events.appended")
                                .description("Events this process has appended to the log")
                                .register(meters)
                        ::increment);
        return store;
    }

    @Produces
    @Singleton
    public CommandHandler commandHandler(EventStore store, MeterRegistry meters) {
        return new CommandHandler(store, meters);
    }

    @Produces
    @Singleton
    public Inbox inbox(Pool pool, MeterRegistry meters, Tracing tracing) {
        return new Inbox(pool, meters, tracing);
    }

    @Produces
    @Singleton
    public Tracing tracing(
            Settings settings,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        return Tracing.to(settings.traceUrl(), application, settings.tracePercent());
    }

    void untrace(@Disposes Tracing tracing) {
        tracing.close();
    }

    @Produces
    @Singleton
    public Views views(EventStore store) {
        return new Views(runners, store);
    }

    void start(
            @Observes StartupEvent event,
            EventStore store,
            Instance<View> views,
            Leases leases,
            MeterRegistry meters) {
        for (View view : views) {
            ViewRunner runner = new ViewRunner(store, view, leases, meters);
            runners.add(runner);
            Thread.ofPlatform().daemon().name("view-" + view.name()).start(runner);
        }
        watch = new LogWatch(store, runners);
        Thread.ofPlatform().daemon().name("log-watch").start(watch);
    }

    void stop(@Observes ShutdownEvent event) {
        if (watch != null) {
            watch.stop();
        }
        runners.forEach(ViewRunner::stop);
    }

    private static byte[] key(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
