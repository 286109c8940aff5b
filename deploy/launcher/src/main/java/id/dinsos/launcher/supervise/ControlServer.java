package id.dinsos.launcher.supervise;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The ear of a running launcher: a socket file that only its owner can open. One request a
 * connection, a line of text: {@code start registry,gateway}, {@code stop registry}, or {@code
 * stop} for all and the launcher with them. Each line of the answer is marked: {@link #PROGRESS},
 * {@link #FAILED}, {@link #DONE}.
 */
final class ControlServer {

    static final char PROGRESS = '.';
    static final char FAILED = '!';
    static final char DONE = '=';

    private final Supervisor supervisor;
    private final Runnable exit;
    private final ServerSocketChannel ear;

    private ControlServer(Supervisor supervisor, Runnable exit, ServerSocketChannel ear) {
        this.supervisor = supervisor;
        this.exit = exit;
        this.ear = ear;
    }

    /** Listens until the launcher ends; {@code exit} ends it after a {@code stop}. */
    static void listen(Home home, Supervisor supervisor, Runnable exit) throws IOException {
        // A launcher that was killed leaves its socket behind; the lock says that it is dead.
        Files.deleteIfExists(home.controlSocket());
        ServerSocketChannel ear = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        ear.bind(UnixDomainSocketAddress.of(home.controlSocket()));
        Thread unused =
                Thread.ofPlatform()
                        .daemon()
                        .name("control")
                        .start(new ControlServer(supervisor, exit, ear)::accept);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel caller = ear.accept();
                Thread unused = Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(SocketChannel caller) {
        boolean stopped = false;
        try (caller;
                BufferedReader in =
                        new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8));
                PrintWriter out =
                        new PrintWriter(Channels.newWriter(caller, StandardCharsets.UTF_8), true)) {
            String request = in.readLine();
            Consumer<String> progress = text -> say(out, PROGRESS, text);
            if (request == null || request.isBlank()) {
                say(out, DONE, "");
                return;
            }
            try {
                if (request.startsWith("start ")) {
                    supervisor.start(names(request.substring(6)), progress);
                } else if (request.startsWith("stop ")) {
                    supervisor.stop(names(request.substring(5)), progress);
                } else if (request.equals("stop")) {
                    stopped = true;
                    supervisor.stop(progress);
                } else {
                    throw new LaunchException("not understood: " + request);
                }
                say(out, DONE, "");
            } catch (RuntimeException e) {
                say(
                        out,
                        FAILED,
                        e instanceof LaunchException
                                ? String.valueOf(e.getMessage())
                                : e.toString());
            }
        } catch (IOException gone) {
            // Whoever asked has left; the parts are as they are.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopped) {
            exit.run();
        }
    }

    private static synchronized void say(PrintWriter out, char mark, String text) {
        text.lines().forEach(line -> out.println(mark + line));
        if (text.isEmpty()) {
            out.println(mark);
        }
    }

    static Set<PartName> names(String list) {
        Set<PartName> names = EnumSet.noneOf(PartName.class);
        Arrays.stream(list.split(","))
                .map(name -> PartName.labelled(name.strip()))
                .forEach(names::add);
        return names;
    }
}
