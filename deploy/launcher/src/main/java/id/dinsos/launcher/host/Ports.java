package id.dinsos.launcher.host;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The port of every part, all on localhost. Each can be moved by its variable ({@link
 * PartName#portVariable}); what a part listens on besides is an {@link Extra}.
 */
public record Ports(Map<PartName, Integer> parts, Map<Extra, Integer> extras) {

    public Ports {
        parts = Map.copyOf(parts);
        extras = Map.copyOf(extras);
    }

    /** A second port of a part. */
    public enum Extra {
        KAFKA_CONTROLLER(PartName.KAFKA, "kafka's controller", 19093),
        KAFKA_METRICS(PartName.KAFKA, "kafka's metrics", 19404),
        CONNECT_METRICS(PartName.CONNECT, "connect's metrics", 19405),
        /** Where the banks of the demo answer, if they are there. */
        RAIL(PartName.DISBURSEMENT, "the banks' rail", 19406),
        /** Where the civil registry of the demo answers, if it is there. */
        CIVIL(PartName.REGISTRY, "the civil registry", 19407);

        private final PartName part;
        private final String label;
        private final int defaultPort;

        Extra(PartName part, String label, int defaultPort) {
            this.part = part;
            this.label = label;
            this.defaultPort = defaultPort;
        }

        public int defaultPort() {
            return defaultPort;
        }

        String portVariable() {
            return "DINSOS_PORT_" + name();
        }
    }

    public static Ports configured(Map<String, String> environment) {
        Map<PartName, Integer> parts = new EnumMap<>(PartName.class);
        for (PartName part : PartName.values()) {
            parts.put(part, port(environment, part.portVariable(), part.defaultPort()));
        }
        Map<Extra, Integer> extras = new EnumMap<>(Extra.class);
        for (Extra extra : Extra.values()) {
            extras.put(extra, port(environment, extra.portVariable(), extra.defaultPort()));
        }
        return new Ports(parts, extras);
    }

    /**
     * Ports that nobody listens on at this moment, below the range from which systems take the
     * ports of outgoing connections.
     */
    public static Ports free() {
        Set<Integer> found = new LinkedHashSet<>();
        while (found.size() < PartName.values().length + Extra.values().length) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (isFree(port)) {
                found.add(port);
            }
        }
        Iterator<Integer> next = found.iterator();
        Map<PartName, Integer> parts = new EnumMap<>(PartName.class);
        for (PartName part : PartName.values()) {
            parts.put(part, next.next());
        }
        Map<Extra, Integer> extras = new EnumMap<>(Extra.class);
        for (Extra extra : Extra.values()) {
            extras.put(extra, next.next());
        }
        return new Ports(parts, extras);
    }

    /** The ports a running launcher wrote down with {@link #write}. */
    public static Ports read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(in);
            Map<String, String> values = new HashMap<>();
            properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
            return configured(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (Map.Entry<String, String> entry : variables().entrySet()) {
                out.write(entry.getKey() + "=" + entry.getValue() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an environment, for a launcher in another process. */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        parts.forEach((part, port) -> variables.put(part.portVariable(), Integer.toString(port)));
        extras.forEach(
                (extra, port) -> variables.put(extra.portVariable(), Integer.toString(port)));
        return variables;
    }

    public int of(PartName part) {
        return Objects.requireNonNull(parts.get(part), () -> "no port for " + part);
    }

    public int of(Extra extra) {
        return Objects.requireNonNull(extras.get(extra), () -> "no port for " + extra);
    }

    /**
     * Refuses, naming every part, port and variable, when one of the ports is taken.
     *
     * @throws LaunchException before anything was started
     */
    public void requireFree(Collection<PartName> starting) {
        List<String> clashes = new ArrayList<>();
        for (PartName part : starting) {
            clash(part.label(), of(part), part.portVariable(), clashes);
            for (Extra extra : Extra.values()) {
                if (extra.part == part) {
                    clash(extra.label, of(extra), extra.portVariable(), clashes);
                }
            }
        }
        if (!clashes.isEmpty()) {
            throw new LaunchException(String.join("\n", clashes));
        }
    }

    /** Returns when nobody listens on the ports of these parts any more, or patience ends. */
    public void awaitFree(Collection<PartName> parts, Duration patience)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        for (PartName part : parts) {
            while (!isFree(of(part)) && Instant.now().isBefore(deadline)) {
                Thread.sleep(50);
            }
        }
    }

    private static void clash(String part, int port, String variable, List<String> clashes) {
        if (!isFree(port)) {
            clashes.add(
                    ("Port %d, which %s needs, is taken by another program. Free it, or choose another"
                                    + " with %s=<port>.")
                            .formatted(port, part, variable));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        String text = environment.getOrDefault(variable, "");
        if (text.isBlank()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, together with numbers that are no port.
        }
        throw new LaunchException(variable + " must be a port between 1 and 65535, not " + text);
    }
}
