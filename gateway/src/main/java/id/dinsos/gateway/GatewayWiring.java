package id.dinsos.gateway;

import id.dinsos.tracing.Tracing;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what exists once: the settings, the client to the services, the source of request ids. */
@Singleton
class GatewayWiring {
    /** The settings of the gateway; every limit has one place, here. */
    @ConfigMapping(prefix = "dinsos.gateway")
    interface Settings {
        /** Every replica of the service, with commas between; so for the others. */
        List<URI> registryUrl();

        List<URI> disbursementUrl();

        List<URI> caseUrl();

        /** Under which callers reach this gateway; DINSOS_PUBLIC_URL. */
        @WithDefault("${dinsos.public-url:https://dinsos.id}")
        URI publicUrl();

        /** The largest body of a command. */
        @WithDefault("1M")
        MemorySize maxBody();

        /** The largest table of reference data: a hundred thousand regions. */
        @WithDefault("32M")
        MemorySize maxTable();

        /** The largest report of a bank; disbursement-service takes no more. */
        @WithDefault("64M")
        MemorySize maxReport();

        /** The largest file; the registry takes no more. */
        @WithDefault("512M")
        MemorySize maxUpload();

        /** How long a service may stay silent once it has the whole request. */
        @WithDefault("60s")
        Duration answerWithin();

        /** How long a request may wait for a connection before it is told to come back later. */
        @WithDefault("5s")
        Duration connectWithin();

        /** Open connections to one service. */
        @WithDefault("128")
        int connections();

        /** Requests that may wait for a connection; the next is told to come back later. */
        @WithDefault("256")
        int waiting();

        /**
         * Requests one actor may have open at once: well below the connections of a service, so
         * that nobody shuts out the others, whatever their requests wait for.
         */
        @WithDefault("48")
        int openPerActor();

        /**
         * Of these, requests whose bodies go on to a service as they come in: a file that trickles
         * in holds a connection to the service for as long as it takes.
         */
        @WithDefault("8")
        int streamsPerActor();

        /**
         * Requests a minute from one address without a token. Behind a balancer the address is the
         * balancer's, unless {@code quarkus.http.proxy.proxy-address-forwarding} says otherwise.
         */
        @WithDefault("120")
        int publicPerMinute();

        /** Requests a minute without a token, from all addresses. */
        @WithDefault("3000")
        int publicPerMinuteAltogether();

        /** Jobs whose progress one actor may follow at once; each costs a socket. */
        @WithDefault("20")
        int followedPerActor();

        /** How long a token once found good is not checked again (nor a withdrawn key noticed). */
        @WithDefault("30s")
        Duration trustToken();

        default List<URI> urlsOf(Routes.Service service) {
            return switch (service) {
                case REGISTRY -> registryUrl();
                case DISBURSEMENT -> disbursementUrl();
                case CASE -> caseUrl();
            };
        }
    }

    /**
     * Connections are given up after 20 idle seconds, long before a service would close them: no
     * request is ever sent into a connection that is just closing.
     */
    @Produces
    @Singleton
    HttpClient services(Vertx vertx, Settings settings) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setMaxPoolSize(settings.connections())
                        .setMaxWaitQueueSize(settings.waiting())
                        .setKeepAliveTimeout(20)
                        .setConnectTimeout((int) settings.connectWithin().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setIdleTimeout((int) settings.answerWithin().plusMinutes(1).toSeconds()));
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Tracing tracing(
            @ConfigProperty(name = "dinsos.trace-url") Optional<String> receiver,
            @ConfigProperty(name = "dinsos.trace-percent", defaultValue = "100") int percent) {
        return Tracing.to(receiver, "gateway", percent);
    }

    void untrace(@Disposes Tracing tracing) {
        tracing.close();
    }

    @Produces
    @Singleton
    RequestIds requestIds() {
        return () -> UUID.randomUUID().toString();
    }

    /** Who answers what cannot be read as HTTP. */
    @Produces
    @Singleton
    @Unremovable
    VertxOptionsCustomizer malformed(RequestIds requestIds) {
        return options ->
                options.setTracingOptions(
                        new TracingOptions()
                                .setFactory(unused -> new MalformedResource(requestIds)));
    }

    /** Where the id of a request comes from when the caller sent none. */
    interface RequestIds extends Supplier<String> {}
}
