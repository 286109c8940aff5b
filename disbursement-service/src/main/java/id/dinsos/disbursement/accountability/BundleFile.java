package id.dinsos.disbursement.accountability;

import id.dinsos.eventstore.secret.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An archive that is written as it goes out, and whose last file has the hashes of all the others
 * in the form that {@code sha256sum -c} reads.
 */
final class BundleFile implements AutoCloseable {
    static final String MANIFEST = "SHA256SUMS";

    private final ZipOutputStream zip;
    private final StringBuilder manifest = new StringBuilder();
    private final Set<String> names = new HashSet<>();

    BundleFile(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** What one file holds. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    void add(String name, String text) throws IOException {
        add(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    void add(String name, InputStream content) throws IOException {
        add(name, content::transferTo);
    }

    /** Under a name that no other file of the archive has, and that leads nowhere else. */
    void add(String wanted, Content content) throws IOException {
        String name = free(wanted.replaceAll("[^A-Za-z0-9._/-]", "_").replace("..", "_"));
        MessageDigest digest = Sha256.digest();
        zip.putNextEntry(new ZipEntry(name));
        DigestOutputStream out = new DigestOutputStream(new Kept(zip), digest);
        content.to(out);
        out.flush();
        zip.closeEntry();
        manifest.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    @Override
    public void close() throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.close();
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = i + "_" + name.replace('/', '_');
        }
        return free;
    }

    /** Stays open when the writer of one file closes what it was given. */
    private static final class Kept extends OutputStream {
        private final OutputStream out;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }
    }
}
