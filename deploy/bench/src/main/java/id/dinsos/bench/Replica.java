package id.dinsos.bench;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One more replica of a service, beside the stack's own; ready once it is made. */
final class Replica implements AutoCloseable {
    private static final long LIMIT_NANOS = 180_000_000_000L;

    private final Process process;
    private final URI url;

    /**
     * @param variables that it is told beside those of the stack's own
     */
    Replica(
            Stack stack,
            PartName service,
            String name,
            Map<String, String> variables,
            PrintStream log)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = URI.create("http://localhost:" + port);
        ProcessBuilder started =
                stack.another(service, port)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                stack.folder("bench")
                                        .resolve("%s-%s.log".formatted(service.label(), name))
                                        .toFile());
        started.environment().putAll(variables);
        process = started.start();
        log.printf("replica %s of %s at %d%n", name, service, port);
        awaitReady();
    }

    URI url() {
        return url;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    private void awaitReady() throws InterruptedException {
        long giveUp = System.nanoTime() + LIMIT_NANOS;
        while (process.isAlive() && System.nanoTime() < giveUp) {
            try {
                HttpCalls.require(url.resolve("/q/health/ready"));
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(200_000_000);
            }
        }
        String ended = process.isAlive() ? "does not get ready" : "has died";
        process.destroy();
        throw new IllegalStateException("another replica " + ended);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
