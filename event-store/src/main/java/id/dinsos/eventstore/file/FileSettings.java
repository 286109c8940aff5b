package id.dinsos.eventstore.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where files lie that every replica must reach. */
@ConfigMapping(prefix = "dinsos")
public interface FileSettings {
    /** The folder, where there is no bucket. */
    @WithDefault("files")
    String files();

    /** {@code DINSOS_S3_ENDPOINT} and so on. */
    Optional<S3> s3();

    /** A bucket of a server that speaks the S3 API. */
    interface S3 {
        String endpoint();

        String bucket();

        /** No default here: with one the bucket would count as named where nobody named it. */
        Optional<String> region();

        String accessKey();

        String secretKey();
    }
}
