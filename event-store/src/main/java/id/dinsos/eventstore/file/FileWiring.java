package id.dinsos.eventstore.file;

import id.dinsos.eventstore.secret.FileCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

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
}
