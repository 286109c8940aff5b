package id.dinsos.eventstore.file;

import id.dinsos.eventstore.secret.FileCipher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the file store of a service: the bucket where one is named, the folder elsewhere. */
@ApplicationScoped
public class FileWiring {
    @Produces
    @Singleton
    public SealedFiles files(FileSettings settings, FileCipher cipher) {
        SharedFiles plain =
                settings.s3()
                        .<SharedFiles>map(S3Files::new)
                        .orElseGet(() -> new FolderFiles(Path.of(settings.files())));
        return new SealedFiles(plain, cipher);
    }

    /** A full disk is seen before it is full; a bucket looks after itself. */
    void watchDisk(@Observes StartupEvent event, FileSettings settings, MeterRegistry meters) {
        if (settings.s3().isEmpty()) {
            File folder = Path.of(settings.files()).toAbsolutePath().toFile();
            Gauge.builder("dinsos.disk.free.ratio", folder, FileWiring::free)
                    .description("Free share of the disk on which the service keeps its files")
                    .strongReference(true)
                    .register(meters);
        }
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
