package id.dinsos.local;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The local stack as other programs see it: where everything is, with which credentials, and the
 * means to start, kill and restart its parts. Holds no resources: the stack outlives this object.
 */
public final class Stack {

    /** The stack of this checkout ({@code DINSOS_HOME} or {@code .dinsos}), running or not. */
    public static Stack here() {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns once every part is healthy, having started in the background those that are not
     * running; prints one line per part.
     *
     * @throws LaunchException when a part cannot start, with a message for the user
     */
    public void ensureRunning(PrintStream progress) {
        throw new UnsupportedOperationException();
    }

    /** Stops every part in reverse order and the launcher with them; nothing if none runs. */
    public void stop(PrintStream progress) {
        throw new UnsupportedOperationException();
    }

    /** {@code http://localhost:8080}, or wherever the gateway was moved. */
    public URI gateway() {
        throw new UnsupportedOperationException();
    }

    /** The HTTP address of a service, the gateway or Connect. */
    public URI url(PartName part) {
        throw new UnsupportedOperationException();
    }

    /** The database of one of {@link PartName#SERVICES}, with the service's own role. */
    public Database database(PartName service) {
        throw new UnsupportedOperationException();
    }

    /** The same database as its superuser: for measuring and for tests, never for a service. */
    public Database databaseAsAdmin(PartName service) {
        throw new UnsupportedOperationException();
    }

    public String kafkaBootstrap() {
        throw new UnsupportedOperationException();
    }

    /** A token of the local issuer, valid for 12 hours. */
    public String token(String sub, String region, String... roles) {
        throw new UnsupportedOperationException();
    }

    /** The running process of a part. */
    public ProcessHandle process(PartName part) {
        throw new UnsupportedOperationException();
    }

    /** Kills a part as a power cut would (SIGKILL); returns when its process is gone. */
    public void kill(PartName part) {
        throw new UnsupportedOperationException();
    }

    /** Starts a part that is not running and waits until it is healthy. */
    public void restart(PartName part) {
        throw new UnsupportedOperationException();
    }

    public List<PartStatus> status() {
        throw new UnsupportedOperationException();
    }

    /** The folder of the log files, one per part: {@code <part>.log}. */
    public Path logs() {
        throw new UnsupportedOperationException();
    }

    /** The folder in which a service keeps files (intakes, bank files). */
    public Path files(PartName service) {
        throw new UnsupportedOperationException();
    }

    /** The state folder of the stack. */
    public Path home() {
        throw new UnsupportedOperationException();
    }
}
