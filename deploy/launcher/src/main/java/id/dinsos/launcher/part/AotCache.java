package id.dinsos.launcher.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a Quarkus application has learnt in a training run: its classes, loaded and linked, and
 * which methods are worth compiling first. It lies beside the application, is made by {@code
 * ./dinsos train} and fits that one build: another build begins without.
 */
public final class AotCache {

    /** Set by {@code ./dinsos train} for the launcher it starts. */
    private static final boolean TRAINING = "on".equals(System.getenv("DINSOS_TRAINING"));

    private static final int SECONDS_TO_LEAVE = 20;
    private static final int SECONDS_TO_WRITE = 300;

    private AotCache() {}

    public static Path of(Path jar) {
        return jar.resolveSibling("app.aot");
    }

    /** How long a part may take to leave: one in training writes its cache as it leaves. */
    public static int secondsToLeave() {
        return TRAINING ? SECONDS_TO_WRITE : SECONDS_TO_LEAVE;
    }

    static List<String> options(Path jar) {
        Path cache = of(jar);
        if (TRAINING) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return fits(cache, jar) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    private static boolean fits(Path cache, Path jar) {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar))
                            > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
