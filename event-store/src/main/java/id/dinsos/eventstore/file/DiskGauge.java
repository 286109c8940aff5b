package id.dinsos.eventstore.file;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Shows how much is free of the disk on which the service keeps its files, before it is full. */
@Singleton
public class DiskGauge {
    private final File folder;

    public DiskGauge(@ConfigProperty(name = "dinsos.files", defaultValue = "files") String path) {
        folder = Path.of(path).toAbsolutePath().toFile();
    }

    void watch(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("dinsos.disk.free.ratio", folder, DiskGauge::free)
                .description("Free share of the disk on which the service keeps its files")
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
