package id.dinsos.eventstore.file;

import id.dinsos.eventstore.secret.FileCipher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Files with personal data: {@link SharedFiles} that are sealed on their way, each under its name.
 */
public final class SealedFiles implements SharedFiles {
    private final SharedFiles files;
    private final FileCipher cipher;

    public SealedFiles(SharedFiles files, FileCipher cipher) {
        this.files = files;
        this.cipher = cipher;
    }

    @Override
    public void write(String name, Content content) throws IOException {
        files.write(
                name,
                out -> {
                    OutputStream sealed = cipher.seal(out, name);
                    content.to(sealed);
                    // Only a content that was written to its end gets the last frame.
                    sealed.close();
                });
    }

    /** Fails with {@link FileCipher.DamagedException} where the file is not whole. */
    @Override
    public InputStream read(String name) throws IOException {
        return cipher.open(files.read(name), name);
    }

    @Override
    public boolean exists(String name) throws IOException {
        return files.exists(name);
    }

    @Override
    public void delete(String name) throws IOException {
        files.delete(name);
    }

    @Override
    public void deleteAll(String folder) throws IOException {
        files.deleteAll(folder);
    }

    @Override
    public List<String> names(String folder) throws IOException {
        return files.names(folder);
    }
}
