package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Speaks to the running launcher of a state folder, if there is one. */
public final class ControlClient {

    private final Home home;

    public ControlClient(Home home) {
        this.home = home;
    }

    public boolean launcherRuns() {
        try (SocketChannel channel = SocketChannel.open(address())) {
            return channel.isConnected();
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    public void start(Iterable<PartName> parts, Consumer<String> progress) throws IOException {
        ask("start " + list(parts), progress);
    }

    /** Returns when these have stopped; the launcher and the others go on. */
    public void stop(Iterable<PartName> parts, Consumer<String> progress) throws IOException {
        ask("stop " + list(parts), progress);
    }

    private static String list(Iterable<PartName> parts) {
        StringBuilder list = new StringBuilder();
        parts.forEach(part -> list.append(list.isEmpty() ? "" : ",").append(part.label()));
        return list.toString();
    }

    /** Returns when the launcher has stopped everything; it ends right after. */
    public void stop(Consumer<String> progress) throws IOException {
        ask("stop", progress);
    }

    private void ask(String request, Consumer<String> progress) throws IOException {
        StringBuilder failure = new StringBuilder();
        try (SocketChannel channel = SocketChannel.open(address());
                Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.write(request + "\n");
            out.flush();
            String line = in.readLine();
            while (line != null && line.charAt(0) != ControlServer.DONE) {
                if (line.charAt(0) == ControlServer.PROGRESS) {
                    progress.accept(line.substring(1));
                } else {
                    failure.append(line, 1, line.length()).append('\n');
                }
                line = in.readLine();
            }
            if (line == null && failure.isEmpty()) {
                throw new LaunchException("The launcher ended before it had answered.");
            }
        }
        if (!failure.isEmpty()) {
            throw new LaunchException(failure.toString().stripTrailing());
        }
    }

    private UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(home.controlSocket());
    }
}
