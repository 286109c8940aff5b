package id.dinsos.launcher.part;

import id.dinsos.launcher.host.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL 18, unpacked once from the archive that Maven brought. */
final class PostgresPrograms {

    private PostgresPrograms() {}

    /** The folder with {@code initdb} and {@code postgres}. */
    static Path unpackInto(Path folder) throws IOException {
        Path programs = folder.resolve("programs");
        if (Files.isDirectory(programs)) {
            return programs.resolve("bin");
        }
        String archive = archive();
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new LaunchException(
                        "This build brings no PostgreSQL for this kind of machine ("
                                + archive
                                + ").");
            }
            // Renamed when complete, so that an interrupted start leaves no half of it behind.
            Path draft = Files.createTempDirectory(folder, "programs");
            unpack(packed, draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(draft, programs, StandardCopyOption.ATOMIC_MOVE);
        }
        return programs.resolve("bin");
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        return "postgres-%s-%s.txz"
                .formatted(
                        os.contains("mac") ? "darwin" : os,
                        arch.equals("aarch64") ? "arm_64" : arch.equals("amd64") ? "x86_64" : arch);
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, target);
                        Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                    }
                }
                entry = tar.getNextEntry();
            }
        }
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> permissions(int mode) {
        return PosixFilePermissions.fromString((mode & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
    }
}
