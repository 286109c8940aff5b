package id.dinsos.launcher.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. For root, this puts a program into a user namespace of its
 * own, where it is nobody in particular and yet owns its files; where the kernel forbids that, it
 * becomes the user {@code nobody} for real. For everyone else the command stays as it is.
 */
public final class PlainUser {

    private static final int NOBODY = 65_534;

    private final List<String> prefix;
    private final boolean root;
    private final int user;

    private PlainUser(List<String> prefix, boolean root, int user) {
        this.prefix = prefix;
        this.root = root;
        this.user = user;
    }

    public static PlainUser find() throws InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return new PlainUser(List.of(), false, NOBODY);
        }
        List<String> namespace = List.of("unshare", "-U");
        if (Programs.succeeds(with(namespace, List.of("true")))) {
            return new PlainUser(namespace, true, 0);
        }
        List<String> nobody =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (Programs.succeeds(with(nobody, List.of("true")))) {
            return new PlainUser(nobody, true, NOBODY);
        }
        throw new LaunchException(
                "PostgreSQL does not run as root, and neither unshare -U nor setpriv works here. Start"
                        + " the stack as another user.");
    }

    public List<String> command(List<String> command) {
        return with(prefix, command);
    }

    /**
     * Hands a cluster's folder to whoever will run it.
     *
     * @param clusters the folder in the state folder in which it lies
     */
    public void own(Path state, Path clusters, Path folder) {
        if (!root) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!Files.getAttribute(file, "unix:uid", NOFOLLOW_LINKS).equals(user)) {
                    Files.setAttribute(file, "unix:uid", user, NOFOLLOW_LINKS);
                }
            }
            if (user == NOBODY) {
                closeAllBut(state, clusters);
                openWay(state);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies beside PostgreSQL's folder is for the owner alone, topics and files too. */
    static void closeAllBut(Path state, Path folder) throws IOException {
        try (var children = Files.list(state)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                if (!child.equals(folder) && !Files.isSymbolicLink(child)) {
                    String rights = Files.isDirectory(child) ? "rwx------" : "rw-------";
                    Files.setPosixFilePermissions(child, PosixFilePermissions.fromString(rights));
                }
            }
        }
    }

    /** Nobody may pass through the state folder, but not look around in it. */
    private static void openWay(Path state) throws IOException {
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx--x--x"));
        for (Path up = state; up != null; up = up.getParent()) {
            if (!Files.getPosixFilePermissions(up).contains(OTHERS_EXECUTE)) {
                throw new LaunchException(
                        ("As root without user namespaces, PostgreSQL runs as nobody, who may not"
                                        + " enter %s. Set DINSOS_HOME to a folder outside it.")
                                .formatted(up));
            }
        }
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
