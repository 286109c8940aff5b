package id.dinsos.eventstore.file;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows how much is free of the disk on which the service keeps its files, before it is full; and
 * of those of PostgreSQL and Kafka, where they lie on the same machine and their folders are named.
 */
@Singleton
public class DiskGauge {
    private final String files;
    private final Optional<String> database;
    private final Optional<String> kafka;

    public DiskGauge(
            @ConfigProperty(name = "dinsos.files", defaultValue = "files") String files,
            @ConfigProperty(name = "dinsos.disk.database") Optional<String> database,
            @ConfigProperty(name = "dinsos.disk.kafka") Optional<String> kafka) {
        this.files = files;
        this.database = database;
        this.kafka = kafka;
    }

    void watch(@Observes StartupEvent event, MeterRegistry meters) {
        show("files", files, meters);
        database.ifPresent(folder -> show("database", folder, meters));
        kafka.ifPresent(folder -> show("kafka", folder, meters));
    }

    private static void show(String disk, String folder, MeterRegistry meters) {
        File path = Path.of(folder).toAbsolutePath().toFile();
        Gauge.builder("dinsos.disk.free.ratio", path, DiskGauge::free)
                .description("Free share of the disk under files, database or Kafka")
                .tag("disk", disk)
                .strongReference(true)
                .register(meters);
    }

    /** The folder is made when the first file comes: until then its disk is that of a parent. */
    private static double free(File folder) {
        @Nullable File there = folder;
        while (there != null && !there.exists()) {
            there = there.getParentFile();
        }
        return there == null ? Double.NaN : (double) there.getUsableSpace() / there.getTotalSpace();
    }
}
