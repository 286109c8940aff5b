package id.dinsos.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. For root, this puts a program into a user namespace of its
 * own, where it is nobody in particular and yet owns its files; where the kernel forbids that, it
 * becomes the user {@code nobody} for real. For everyone else the command stays as it is.
 */
final class PlainUser {

    private static final int NOBODY = 65_534;

    private final List<String> prefix;
    private final boolean changesUser;

    private PlainUser(List<String> prefix, boolean changesUser) {
        this.prefix = prefix;
        this.changesUser = changesUser;
    }

    static PlainUser find() throws InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return new PlainUser(List.of(), false);
        }
        List<String> namespace = List.of("unshare", "-U");
        if (Programs.succeeds(with(namespace, List.of("true")))) {
            return new PlainUser(namespace, false);
        }
        List<String> nobody =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (Programs.succeeds(with(nobody, List.of("true")))) {
            return new PlainUser(nobody, true);
        }
        throw new LaunchException(
                "PostgreSQL does not run as root, and neither unshare -U nor setpriv works here. Start"
                        + " the stack as another user.");
    }

    List<String> command(List<String> command) {
        return with(prefix, command);
    }

    /** Hands a folder of PostgreSQL's to whoever will run it. */
    void own(Path folder) {
        if (!changesUser) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(
                        file, "unix:uid", NOBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
            for (Path up = folder.getParent(); up != null; up = up.getParent()) {
                if (!Files.getPosixFilePermissions(up).toString().contains("OTHERS_EXECUTE")) {
                    throw new LaunchException(
                            "As root without user namespaces, PostgreSQL runs as nobody, who may not"
                                    + " enter "
                                    + up
                                    + ". Set DINSOS_HOME to a folder outside it.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
