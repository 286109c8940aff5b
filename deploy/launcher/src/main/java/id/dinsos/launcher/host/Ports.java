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
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The port of every part, all on localhost. Each can be moved by its variable ({@link
 * PartName#portVariable}); Kafka's controller listens on a port of its own.
 */
public record Ports(Map<PartName, Integer> parts, int kafkaController) {

    static final String CONTROLLER_VARIABLE = "DINSOS_PORT_KAFKA_CONTROLLER";
    private static final int DEFAULT_CONTROLLER = 19093;

    public Ports {
        parts = Map.copyOf(parts);
    }

    public static Ports configured(Map<String, String> environment) {
        Map<PartName, Integer> parts = new EnumMap<>(PartName.class);
        for (PartName part : PartName.values()) {
            parts.put(part, port(environment, part.portVariable(), part.defaultPort()));
        }
        return new Ports(parts, port(environment, CONTROLLER_VARIABLE, DEFAULT_CONTROLLER));
    }

    /**
     * Ports that nobody listens on at this moment, below the range from which systems take the
     * ports of outgoing connections.
     */
    public static Ports free() {
        Set<Integer> found = new LinkedHashSet<>();
        while (found.size() < PartName.values().length + 1) {
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
        return new Ports(parts, next.next());
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
        variables.put(CONTROLLER_VARIABLE, Integer.toString(kafkaController));
        return variables;
    }

    public int of(PartName part) {
        Integer port = parts.get(part);
        if (port == null) {
            throw new IllegalStateException("no port for " + part);
        }
        return port;
    }

    /** Where the banks of the demo answer, if they are there: a few above Kafka's controller. */
    public int rail() {
        return kafkaController + 7;
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
            if (part == PartName.KAFKA) {
                clash("kafka's controller", kafkaController, CONTROLLER_VARIABLE, clashes);
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
