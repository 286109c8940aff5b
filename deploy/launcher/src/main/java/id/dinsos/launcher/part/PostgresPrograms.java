package id.dinsos.launcher.part;

import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL 18, unpacked from the archive that Maven brought. */
final class PostgresPrograms {

    private static final String PREFIX = "programs-";

    /** Says in the folder what it held when it was unpacked. */
    private static final String SEAL = "sha256";

    private PostgresPrograms() {}

    /**
     * The folder with {@code initdb} and {@code postgres}. It is named after the archive, so that
     * those of a newer build arrive with the next start; one that is not as it was unpacked, such
     * as half a copy, is made anew.
     */
    static Path unpackInto(Path folder) throws IOException {
        String archive = archive();
        Path programs = folder.resolve(PREFIX + fingerprint(archive));
        if (isAsUnpacked(programs)) {
            return programs.resolve("bin");
        }
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
            Files.writeString(draft.resolve(SEAL), fingerprint(draft));
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            Trees.delete(programs);
            Files.move(draft, programs, StandardCopyOption.ATOMIC_MOVE);
        }
        return programs.resolve("bin");
    }

    /** Removes what older builds have unpacked; while nothing runs from there. */
    static void removeOthers(Path folder, Path bin) throws IOException {
        Path current = bin.getParent();
        try (var children = Files.list(folder)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                if (child.getFileName().toString().startsWith("programs")
                        && !child.equals(current)) {
                    Trees.delete(child);
                }
            }
        }
    }

    private static boolean isAsUnpacked(Path programs) throws IOException {
        Path seal = programs.resolve(SEAL);
        return Files.isRegularFile(seal) && Files.readString(seal).equals(fingerprint(programs));
    }

    private static String fingerprint(String archive) throws IOException {
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                return "none";
            }
            MessageDigest digest = sha256();
            add(packed, digest);
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        }
    }

    /** Of the names and bytes of all files but the seal. */
    private static String fingerprint(Path folder) throws IOException {
        MessageDigest digest = sha256();
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            if (!name.equals(SEAL)) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                try (InputStream bytes = Files.newInputStream(file)) {
                    add(bytes, digest);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(InputStream bytes, MessageDigest digest) throws IOException {
        var unused =
                new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
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
