package id.dinsos.eventstore.work;

import id.dinsos.eventstore.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Starts every {@link BackgroundJob} of a service with it and stops them with it. */
@ApplicationScoped
public class WorkWiring {
    private static final int AFTER_THE_VIEWS = 3_000;
    private static final Duration LAST_STEP = Duration.ofSeconds(20);

    private final Instance<BackgroundJob> jobs;
    private final Settings settings;

    public WorkWiring(@Any Instance<BackgroundJob> jobs, Settings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    @Produces
    @Singleton
    public Leases leases(Pool pool) {
        return new Leases(pool, settings.replica(), settings.lease());
    }

    void close(@Disposes Leases leases) {
        leases.close();
    }

    void start(
            @Observes @Priority(AFTER_THE_VIEWS) StartupEvent event,
            Leases leases,
            MeterRegistry meters) {
        if (settings.jobs()) {
            jobs.forEach(job -> job.start(leases, meters));
        }
    }

    /** All come to the end of their step at the same time, while the pool is still open. */
    void stop(@Observes ShutdownEvent event) {
        List<BackgroundJob> running = jobs.stream().toList();
        running.forEach(BackgroundJob::askToStop);
        long end = System.nanoTime() + LAST_STEP.toNanos();
        for (BackgroundJob job : running) {
            job.stop(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }
}
