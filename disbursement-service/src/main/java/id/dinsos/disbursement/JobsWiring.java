package id.dinsos.disbursement;

import id.dinsos.disbursement.work.BackgroundJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the background jobs with the service and stops them with it. */
@ApplicationScoped
public class JobsWiring {
    private final Instance<BackgroundJob> jobs;
    private final boolean enabled;

    public JobsWiring(
            @Any Instance<BackgroundJob> jobs,
            @ConfigProperty(name = "dinsos.jobs", defaultValue = "true") boolean enabled) {
        this.jobs = jobs;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            jobs.forEach(BackgroundJob::start);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        jobs.forEach(BackgroundJob::stop);
    }
}
